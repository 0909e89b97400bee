package dev.mold.server.network.firewall;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkId;
import java.util.List;

@ApiCommand(
        name = "createEgressFirewallRule",
        kind = CommandKind.ASYNC_CREATE,
        description = "Makes an exception from the egress policy of a network.",
        response = FirewallRuleView.class,
        entityKey = "firewallrule",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record CreateEgressFirewallRule(
        @Param(value = "The id of the network", required = true) NetworkId networkid,
        @Param(value = "The protocol: tcp, udp, icmp or all", required = true) String protocol,
        @Param("The first port; none for every port") Integer startport,
        @Param("The last port; the first where it is not given") Integer endport,
        @Param("Which guests it is for, as CIDRs within the network; none for all") List<String> cidrlist,
        @Param("Where to, as CIDRs; only 0.0.0.0/0 is offered") List<String> destcidrlist,
        @Param("The ICMP type, -1 for all") Integer icmptype,
        @Param("The ICMP code, -1 for all") Integer icmpcode) {}
