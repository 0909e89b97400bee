package dev.mold.server.network.firewall;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkId;
import java.util.List;

@ApiCommand(
        name = "createEgressFirewallRule",
        kind = CommandKind.ASYNC_CREATE,
        description = "Creates an exception to the default egress policy of a network.",
        response = FirewallRuleView.class,
        entityKey = "firewallrule",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record CreateEgressFirewallRule(
        @Param(value = "The id of the network", required = true, access = Access.OWN) NetworkId networkid,
        @Param(value = "The protocol: tcp, udp, icmp or all", required = true) String protocol,
        @Param("The first port; all ports if not given") Integer startport,
        @Param("The last port; the first if not given") Integer endport,
        @Param("Source CIDRs within the network; none for all guests") List<String> cidrlist,
        @Param("Destination CIDRs; only 0.0.0.0/0 is offered") List<String> destcidrlist,
        @Param("The ICMP type, -1 for all") Integer icmptype,
        @Param("The ICMP code, -1 for all") Integer icmpcode) {}
