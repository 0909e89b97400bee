package dev.mold.koral.node;

import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.LoadBalancerRuleId;

/**
 * The ids of the network rules of a site; those of the port forwardings are the nodes'.
 *
 * @param sshFirewall opens the SSH ports
 * @param apiFirewall opens the API port
 * @param apiBalancer spreads the API port over the control nodes
 */
public record SiteRules(FirewallRuleId sshFirewall, FirewallRuleId apiFirewall, LoadBalancerRuleId apiBalancer) {}
