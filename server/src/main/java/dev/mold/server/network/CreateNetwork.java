package dev.mold.server.network;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Owner;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.ZoneId;

@ApiCommand(
        name = "createNetwork",
        kind = CommandKind.SYNC,
        description = "Creates an isolated network.",
        response = NetworkView.class,
        entityKey = "network",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record CreateNetwork(
        @Param(value = "The name", required = true) String name,
        @Param("The display text; the name if not given") String displaytext,
        @Param(value = "The network offering", required = true, access = Access.USE)
                NetworkOfferingId networkofferingid,
        @Param(value = "The zone", required = true, access = Access.USE) ZoneId zoneid,
        @Param("The router's guest address; with netmask, or both from the zone's guest CIDR") String gateway,
        @Param("The netmask of the guest addresses") String netmask,
        @Param("The first guest address to allocate") String startip,
        @Param("The last guest address to allocate") String endip,
        @Param("The DNS suffix of the network's machines") String networkdomain,
        @Param("Who may use it: account, the only kind of access") String acltype,
        @Param(value = "The public address for source NAT", since = "4.19") String sourcenatipaddress,
        @ParamGroup Owner owner,
        @ParamGroup UnofferedOptions unoffered) {}
