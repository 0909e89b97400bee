package dev.mold.koral.node;

import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.LoadBalancerRuleId;

/**
 * The ids of the network rules of a site; those for the SSH ports are in the nodes.
 *
 * @param apiFirewall the firewall rule that opens the API port
 * @param apiBalancer the load-balancer rule from the API port to the control nodes
 */
public record SiteRules(FirewallRuleId apiFirewall, LoadBalancerRuleId apiBalancer) {}
