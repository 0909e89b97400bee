package dev.mold.server.network.forwarding;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.PublicIpAddressId;

@ApiCommand(
        name = "listPortForwardingRules",
        kind = CommandKind.LIST,
        description = "Lists port forwarding rules.",
        response = ForwardingRuleView.class,
        entityKey = "portforwardingrule",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record ListPortForwardingRules(
        @Param("List this rule") PortForwardingRuleId id,
        @Param("List rules of this public address") PublicIpAddressId ipaddressid,
        @Param(value = "List rules of this network", since = "4.3") NetworkId networkid,
        @ParamGroup ListScope scope,
        @ParamGroup Paging paging) {}
