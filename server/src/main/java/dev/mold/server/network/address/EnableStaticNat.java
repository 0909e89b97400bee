package dev.mold.server.network.address;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.Success;

@ApiCommand(
        name = "enableStaticNat",
        kind = CommandKind.SYNC,
        description = "Enables static NAT: forwards all ports of a public IP address to one virtual machine.",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record EnableStaticNat(
        @Param(value = "The id of the address", required = true, access = Access.OWN) PublicIpAddressId ipaddressid,
        @Param(value = "The machine to forward to", required = true, access = Access.OWN)
                VirtualMachineId virtualmachineid,
        @Param(value = "The network of the machine's interface, which must be the address's own", access = Access.OWN)
                NetworkId networkid,
        @Param("The guest address of that interface") String vmguestip) {}
