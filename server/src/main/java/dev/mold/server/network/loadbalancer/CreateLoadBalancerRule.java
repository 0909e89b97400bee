package dev.mold.server.network.loadbalancer;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PublicIpAddressId;
import java.util.List;

@ApiCommand(
        name = "createLoadBalancerRule",
        kind = CommandKind.ASYNC_CREATE,
        description = "Creates a load balancer rule for a port of a public IP address.",
        response = LoadBalancerRuleView.class,
        entityKey = "loadbalancer",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record CreateLoadBalancerRule(
        @Param(value = "The balancing algorithm: roundrobin, leastconn or source", required = true) String algorithm,
        @Param(value = "The description", length = 4096) String description,
        @Param(value = "The name", required = true) String name,
        @Param(value = "The port of the machines", required = true) Integer privateport,
        @Param(value = "The id of the public address", access = Access.OWN) PublicIpAddressId publicipid,
        @Param(value = "The port of the public address", required = true) Integer publicport,
        @Param("If false, the firewall is left as it is; defaults to true") Boolean openfirewall,
        @Param(value = "The allowed source CIDRs; none for any source", since = "4.18.0.0") List<String> cidrlist,
        @Param(value = "The network of the machines, which must be the address's own", access = Access.OWN)
                NetworkId networkid,
        @Param("The protocol; only tcp is offered") String protocol) {}
