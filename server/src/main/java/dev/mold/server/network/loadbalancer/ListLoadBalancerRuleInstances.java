package dev.mold.server.network.loadbalancer;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.response.VirtualMachineView;

@ApiCommand(
        name = "listLoadBalancerRuleInstances",
        kind = CommandKind.LIST,
        description = "Lists the virtual machines of a load balancer rule.",
        response = VirtualMachineView.class,
        entityKey = "loadbalancerruleinstance",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record ListLoadBalancerRuleInstances(
        @Param(value = "The id of the rule", required = true, access = Access.OWN) LoadBalancerRuleId id,
        @Param("If false, the machines of its network that are not in the rule; defaults to true") Boolean applied,
        @ParamGroup Paging paging) {}
