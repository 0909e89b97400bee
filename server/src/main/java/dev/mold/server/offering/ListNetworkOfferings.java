package dev.mold.server.offering;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.ZoneId;
import java.util.List;

/** Lists network offerings; users see enabled ones only. */
@ApiCommand(
        name = "listNetworkOfferings",
        kind = CommandKind.LIST,
        description = "Lists network offerings",
        response = NetworkOfferingView.class,
        entityKey = "networkoffering",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record ListNetworkOfferings(
        @Param("The id of the offering") NetworkOfferingId id,
        @Param("The name of the offering") String name,
        @Param("The display text") String displaytext,
        @Param("The kind of traffic") String traffictype,
        @Param("Whether it is part of the installation") Boolean isdefault,
        @Param("Whether its networks need a VLAN") Boolean specifyvlan,
        @Param("Required or Optional") String availability,
        @Param("The id of a zone; offerings are the same in every zone") ZoneId zoneid,
        @Param("Enabled or Disabled") String state,
        @Param("Isolated or Shared") String guestiptype,
        @Param("Services that it must have") List<String> supportedservices,
        @Param("Whether it has source NAT") Boolean sourcenatsupported,
        @Param("Whether its networks need ranges of addresses") Boolean specifyipranges,
        @Param(value = "The tags", length = 4096) String tags,
        @Param("Whether it has tags") Boolean istagged,
        @Param("Whether it is for VPC tiers; none is") Boolean forvpc,
        @ParamGroup Paging paging) {}
