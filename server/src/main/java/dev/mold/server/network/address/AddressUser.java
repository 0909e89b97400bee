package dev.mold.server.network.address;

import dev.mold.api.id.PublicIpAddressId;
import java.util.Collection;
import java.util.Set;

/** A kind of rule that stands on addresses. Called in transactions; must work by repositories alone. */
public interface AddressUser {
    /** Removes the rules of an address that is released. */
    void addressReleased(PublicIpAddressId address);

    /** Those of the addresses that have rules of this kind. */
    Set<PublicIpAddressId> withRules(Collection<PublicIpAddressId> addresses);
}
