package dev.mold.server.network.loadbalancer;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.response.Success;

@ApiCommand(
        name = "deleteLoadBalancerRule",
        kind = CommandKind.ASYNC,
        description = "Deletes a load balancer rule.",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record DeleteLoadBalancerRule(
        @Param(value = "The id of the rule", required = true, access = Access.OWN) LoadBalancerRuleId id) {}
