package dev.mold.server.network.address;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.response.Success;

@ApiCommand(
        name = "disableStaticNat",
        kind = CommandKind.ASYNC,
        description = "Disables static NAT of a public IP address.",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record DisableStaticNat(
        @Param(value = "The id of the address", required = true, access = Access.OWN) PublicIpAddressId ipaddressid) {}
