package dev.mold.server.network.forwarding;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import java.util.List;

@ApiCommand(
        name = "createPortForwardingRule",
        kind = CommandKind.ASYNC_CREATE,
        description = "Forwards ports of a public IP address to ports of a virtual machine.",
        response = ForwardingRuleView.class,
        entityKey = "portforwardingrule",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record CreatePortForwardingRule(
        @Param(value = "The id of the public address", required = true, access = Access.OWN)
                PublicIpAddressId ipaddressid,
        @Param(value = "The first port of the machine", required = true) Integer privateport,
        @Param("The last port of the machine") Integer privateendport,
        @Param(value = "The first port of the public address", required = true) Integer publicport,
        @Param("The last port of the public address") Integer publicendport,
        @Param(value = "The protocol: tcp or udp", required = true) String protocol,
        @Param(value = "The machine", required = true, access = Access.OWN) VirtualMachineId virtualmachineid,
        @Param("The allowed source CIDRs; none for any source") List<String> cidrlist,
        @Param("If false, the firewall is left as it is; defaults to true") Boolean openfirewall,
        @Param(value = "The network of the machine's interface, which must be the address's own", access = Access.OWN)
                NetworkId networkid,
        @Param("The guest address of that interface") String vmguestip) {}
