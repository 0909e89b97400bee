package dev.mold.server.network.firewall;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PublicIpAddressId;

@ApiCommand(
        name = "listEgressFirewallRules",
        kind = CommandKind.LIST,
        description = "Lists the egress rules of networks.",
        response = FirewallRuleView.class,
        entityKey = "firewallrule",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record ListEgressFirewallRules(
        @Param("List this rule") FirewallRuleId id,
        @Param("List rules of this network") NetworkId networkid,
        @Param("List rules of the network of this public address") PublicIpAddressId ipaddressid,
        @ParamGroup ListScope scope,
        @ParamGroup Paging paging) {}
