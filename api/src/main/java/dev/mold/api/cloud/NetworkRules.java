package dev.mold.api.cloud;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.AddressId;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.PortForwardingRuleId;
import java.util.Collection;
import java.util.List;

/**
 * The rules of public addresses. Whoever makes a rule chooses its id: to ensure a rule that is there already, unchanged,
 * does nothing; each call brings the router up to date once.
 */
public interface NetworkRules {
    List<FirewallRule> firewall(AddressId address);

    List<PortForwardingRule> forwardings(AddressId address);

    List<LoadBalancerRule> loadBalancers(AddressId address);

    /** @throws ApiException NETWORK_RULE_CONFLICT if another rule has these ports */
    void ensureFirewall(Collection<FirewallRule> rules);

    /** @throws ApiException NETWORK_RULE_CONFLICT if another rule has that port */
    void ensureForwardings(Collection<PortForwardingRule> rules);

    /**
     * Makes the rule, or gives the one that is there these members.
     *
     * @throws ApiException NETWORK_RULE_CONFLICT if another rule has that port
     */
    void ensureLoadBalancer(LoadBalancerRule rule);

    /** Removes those of the rules that are there. */
    void remove(
            Collection<FirewallRuleId> firewall,
            Collection<PortForwardingRuleId> forwardings,
            Collection<LoadBalancerRuleId> loadBalancers);
}
