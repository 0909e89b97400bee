package dev.mold.server.limit;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import java.util.Set;

/** Data of accounts that limits need beyond the port. */
public interface AccountFacts {
    /** Whether the account is exempt from limits: the system account and root administrators. */
    boolean unlimited(AccountId account);

    /** The accounts in the domain and those below it; empty if there is no such domain. */
    Set<AccountId> below(DomainId domain);

    /** @throws ApiException INVALID_PARAMETER if there is no such domain */
    Place place(DomainId domain);

    /** A domain's name and its path on the wire. */
    record Place(String name, String path) {}
}
