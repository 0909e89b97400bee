package dev.mold.server.network.loadbalancer;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.ZoneId;

@ApiCommand(
        name = "listLoadBalancerRules",
        kind = CommandKind.LIST,
        description = "Lists load balancer rules.",
        response = LoadBalancerRuleView.class,
        entityKey = "loadbalancerrule",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record ListLoadBalancerRules(
        @Param("List this rule") LoadBalancerRuleId id,
        @Param("List rules with this name") String name,
        @Param("List rules of this public address") PublicIpAddressId publicipid,
        @Param("List rules that have this machine as a member") VirtualMachineId virtualmachineid,
        @Param("List rules of this zone") ZoneId zoneid,
        @Param("List rules of this network") NetworkId networkid,
        @ParamGroup ListScope scope,
        @ParamGroup Paging paging) {}
