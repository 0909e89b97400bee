package dev.mold.server.network.loadbalancer;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.IndexedParams;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.Success;
import java.util.List;

@ApiCommand(
        name = "assignToLoadBalancerRule",
        kind = CommandKind.ASYNC,
        description = "Adds virtual machines to a load balancer rule.",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record AssignToLoadBalancerRule(
        @Param(value = "The id of the rule", required = true, access = Access.OWN) LoadBalancerRuleId id,
        @Param(value = "The machines", access = Access.OWN) List<VirtualMachineId> virtualmachineids,
        @Param(value = "The machines with an address each: vmid and vmip", since = "4.4") IndexedParams vmidipmap) {}
