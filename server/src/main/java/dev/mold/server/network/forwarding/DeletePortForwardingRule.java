package dev.mold.server.network.forwarding;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.response.Success;

@ApiCommand(
        name = "deletePortForwardingRule",
        kind = CommandKind.ASYNC,
        description = "Deletes a port forwarding rule.",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record DeletePortForwardingRule(
        @Param(value = "The id of the rule", required = true, access = Access.OWN) PortForwardingRuleId id) {}
