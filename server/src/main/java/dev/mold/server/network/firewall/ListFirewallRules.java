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
        name = "listFirewallRules",
        kind = CommandKind.LIST,
        description = "Lists the firewall rules of public IP addresses.",
        response = FirewallRuleView.class,
        entityKey = "firewallrule",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record ListFirewallRules(
        @Param("List this rule") FirewallRuleId id,
        @Param("List rules of this public address") PublicIpAddressId ipaddressid,
        @Param(value = "List rules of this network", since = "4.3") NetworkId networkid,
        @ParamGroup ListScope scope,
        @ParamGroup Paging paging) {}
