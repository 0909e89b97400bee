package dev.mold.server.network.address;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.response.Success;

@ApiCommand(
        name = "disassociateIpAddress",
        kind = CommandKind.ASYNC,
        description = "Releases a public IP address and deletes its rules.",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record DisassociateIpAddress(
        @Param(value = "The id of the address", access = Access.OWN) PublicIpAddressId id,
        @Param(value = "The address in dotted form, if no id is given", since = "4.19.0") String ipaddress) {}
