package dev.mold.server.network;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.ZoneId;
import java.util.List;

@ApiCommand(
        name = "listNetworks",
        kind = CommandKind.LIST,
        description = "Lists networks.",
        response = NetworkView.class,
        entityKey = "network",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record ListNetworks(
        @Param("List this network") NetworkId id,
        @Param(value = "List networks with this name", since = "4.22.0") String name,
        @Param("List networks of this zone") ZoneId zoneid,
        @Param("List networks of this kind: isolated, shared or l2") String type,
        @Param("If true, only system networks") Boolean issystem,
        @Param("List networks with this access: account or domain") String acltype,
        @Param("List networks for this traffic") String traffictype,
        @Param("List networks with all of these services") List<String> supportedservices,
        @Param("List networks that do, or do not, need a restart") Boolean restartrequired,
        @Param("List networks that do, or do not, let the caller choose address ranges") Boolean specifyipranges,
        @Param(value = "List networks of this VPC; there are none", type = "uuid") String vpcid,
        @Param("List networks in which machines can, or cannot, be deployed") Boolean canusefordeploy,
        @Param("List networks that are, or are not, of a VPC") Boolean forvpc,
        @Param("List networks of this offering") NetworkOfferingId networkofferingid,
        @Param(value = "Account, domain, accountdomain, shared or all", since = "4.17.0") String networkfilter,
        @ParamGroup ListScope scope,
        @ParamGroup Paging paging) {}
