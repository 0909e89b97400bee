package dev.mold.server.network.address;

import dev.mold.api.id.AddressId;
import java.util.Collection;
import java.util.Set;

/** A kind of rule that stands on addresses. Called in transactions; must work by repositories alone. */
public interface AddressUser {
    /** Removes the rules of an address that is given back. */
    void addressReleased(AddressId address);

    /** Those of the addresses that have rules of this kind. */
    Set<AddressId> withRules(Collection<AddressId> addresses);
}
