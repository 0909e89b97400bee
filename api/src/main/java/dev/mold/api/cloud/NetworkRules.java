package dev.mold.api.cloud;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.PublicIpAddressId;
import java.util.List;

/** The rules of public addresses. The creator of a rule chooses its id, so that creating it is idempotent. */
public interface NetworkRules {
    /** Rules that are active or about to become active. */
    List<FirewallRule> firewall(PublicIpAddressId address);

    /** Rules that are active or about to become active. */
    List<PortForwardingRule> forwardings(PublicIpAddressId address);

    /** Rules that are active or about to become active. */
    List<LoadBalancerRule> loadBalancers(PublicIpAddressId address);

    /**
     * Reconciles one owner's rules of an address with the desired ones: creates missing rules, changes different ones,
     * removes the owner's others, and does nothing if there is no difference. Other owners' rules are not touched. An
     * existing load-balancer rule keeps its name and its algorithm, because users may change them. Must be called again
     * until it returns true; if a cloud cannot change the rules atomically, changes made before a failure remain.
     *
     * @param desired the desired rules
     * @param owned the owner's rules so far; those that are not desired are removed, whatever their address
     * @return whether all desired rules are active and the others are removed
     * @throws ApiException NETWORK_RULE_CONFLICT if another owner's rule has a desired port; INVALID_PARAMETER if an id
     *     belongs to a rule of another address, if a machine has no interface in the address's network or if there is
     *     no such address
     */
    boolean replace(AddressRules desired, RuleIds owned);

    /**
     * Removes those of the rules that exist; must be called again until it returns true.
     *
     * @return whether none of them is active any more
     */
    boolean remove(RuleIds rules);
}
