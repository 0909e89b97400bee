package dev.mold.koral.node;

import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.LoadBalancerRuleId;

/**
 * The ids of the network rules of a site; those of the SSH ports are the nodes'.
 *
 * @param apiFirewall opens the API port
 * @param apiBalancer spreads the API port over the control nodes
 */
public record SiteRules(FirewallRuleId apiFirewall, LoadBalancerRuleId apiBalancer) {}
