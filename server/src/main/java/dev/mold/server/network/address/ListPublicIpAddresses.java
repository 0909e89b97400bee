package dev.mold.server.network.address;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.ZoneId;

@ApiCommand(
        name = "listPublicIpAddresses",
        kind = CommandKind.LIST,
        description = "Lists public IP addresses.",
        response = AddressView.class,
        entityKey = "publicipaddress",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record ListPublicIpAddresses(
        @Param("List this address") PublicIpAddressId id,
        @Param("List the address with this dotted form") String ipaddress,
        @Param("If false, free addresses too; defaults to true unless a state is given") Boolean allocatedonly,
        @Param("List addresses in this state: Allocated, Allocating, Releasing or Free") String state,
        @Param("List addresses of this zone") ZoneId zoneid,
        @Param("List addresses of this network") NetworkId associatednetworkid,
        @Param(value = "List addresses of this network", since = "4.13.0") NetworkId networkid,
        @Param("List addresses that are, or are not, for guest networks") Boolean forvirtualnetwork,
        @Param("List addresses that are, or are not, for source NAT") Boolean issourcenat,
        @Param("List addresses that are, or are not, for static NAT") Boolean isstaticnat,
        @ParamGroup ListScope scope,
        @ParamGroup Paging paging) {}
