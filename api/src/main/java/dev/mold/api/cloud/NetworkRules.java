package dev.mold.api.cloud;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.PublicIpAddressId;
import java.util.List;

/** The rules of public addresses. Whoever makes a rule chooses its id, so that to make it twice makes it once. */
public interface NetworkRules {
    /** Those active or about to be. */
    List<FirewallRule> firewall(PublicIpAddressId address);

    /** Those active or about to be. */
    List<PortForwardingRule> forwardings(PublicIpAddressId address);

    /** Those active or about to be. */
    List<LoadBalancerRule> loadBalancers(PublicIpAddressId address);

    /**
     * Makes one owner's rules of an address what is desired: makes the missing ones, changes those that differ, removes
     * the owner's others, and does nothing where nothing differs. Rules of others stay as they are. A load-balancer rule
     * that is there keeps its name and its algorithm, for they are its users' to change. To be called again until all is
     * in force; where a cloud cannot change the rules in one piece, what was changed before a failure stays changed.
     *
     * @param desired the rules as they are to be
     * @param owned the owner's rules so far; those of them that are not desired are removed, whatever their address
     * @return whether all desired rules are in force and the others no longer
     * @throws ApiException NETWORK_RULE_CONFLICT if a rule of somebody else has a desired port; INVALID_PARAMETER if an
     *     id belongs to a rule of another address, if a machine has no interface in the address's network or if there is
     *     no such address
     */
    boolean replace(AddressRules desired, RuleIds owned);

    /**
     * Removes those of the rules that are there; to be called again until they are gone.
     *
     * @return whether none of them is in force any more
     */
    boolean remove(RuleIds rules);
}
