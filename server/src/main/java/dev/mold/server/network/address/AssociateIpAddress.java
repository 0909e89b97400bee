package dev.mold.server.network.address;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Owner;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.ZoneId;

@ApiCommand(
        name = "associateIpAddress",
        kind = CommandKind.ASYNC_CREATE,
        description = "Acquires a public IP address for a network.",
        response = AddressView.class,
        entityKey = "ipaddress",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record AssociateIpAddress(
        @Param(value = "The network that the address is for", access = Access.OWN) NetworkId networkid,
        @Param(value = "The zone, if networkid is not given and the owner has one network in it", access = Access.USE)
                ZoneId zoneid,
        @Param("The requested address, which must be free") String ipaddress,
        @Param("Whether it can be moved to another zone; only false is offered") Boolean isportable,
        @Param(value = "A VPC that the address is for; none are offered", type = "uuid") String vpcid,
        @ParamGroup Owner owner) {}
