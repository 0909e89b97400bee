package dev.mold.server.network.loadbalancer;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.LoadBalancerRuleId;
import java.util.List;

@ApiCommand(
        name = "updateLoadBalancerRule",
        kind = CommandKind.ASYNC,
        description = "Changes a load balancer rule.",
        response = LoadBalancerRuleView.class,
        entityKey = "loadbalancer",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record UpdateLoadBalancerRule(
        @Param(value = "The id of the rule", required = true, access = Access.OWN) LoadBalancerRuleId id,
        @Param("The balancing algorithm: roundrobin, leastconn or source") String algorithm,
        @Param(value = "The description", length = 4096) String description,
        @Param("The name") String name,
        @Param("The protocol; only tcp is offered") String protocol,
        @Param(value = "The allowed source CIDRs", since = "4.22") List<String> cidrlist) {}
