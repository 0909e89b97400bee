package dev.mold.server.network.firewall;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.PublicIpAddressId;
import java.util.List;

@ApiCommand(
        name = "createFirewallRule",
        kind = CommandKind.ASYNC_CREATE,
        description = "Opens ports of a public IP address.",
        response = FirewallRuleView.class,
        entityKey = "firewallrule",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record CreateFirewallRule(
        @Param(value = "The id of the public address", required = true, access = Access.OWN)
                PublicIpAddressId ipaddressid,
        @Param(value = "The protocol: tcp, udp, icmp or all", required = true) String protocol,
        @Param("The first port; all ports if not given") Integer startport,
        @Param("The last port; the first if not given") Integer endport,
        @Param("The allowed source CIDRs; none for any source") List<String> cidrlist,
        @Param("The ICMP type, -1 for all") Integer icmptype,
        @Param("The ICMP code, -1 for all") Integer icmpcode) {}
