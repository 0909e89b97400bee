package dev.mold.server.limit;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import java.util.Set;

/** What limits must know of accounts beyond what everybody is told. */
public interface AccountFacts {
    /** Whether limits do not hold for the account: the system's own and root administrators'. */
    boolean unlimited(AccountId account);

    /** The accounts of the domain and of those below it; empty if there is no such domain any more. */
    Set<AccountId> below(DomainId domain);

    /** @throws ApiException INVALID_PARAMETER if there is no such domain */
    Place place(DomainId domain);

    /** A domain's name and its path on the wire. */
    record Place(String name, String path) {}
}
