package dev.mold.server.network.address;

import dev.mold.api.id.PublicIpAddressId;
import java.util.Collection;
import java.util.Set;

/** A kind of rule that uses addresses. Called in transactions; implementations may use repositories only. */
public interface AddressUser {
    /** Removes the rules of a released address. */
    void addressReleased(PublicIpAddressId address);

    /** The given addresses that have rules of this kind. */
    Set<PublicIpAddressId> withRules(Collection<PublicIpAddressId> addresses);
}
