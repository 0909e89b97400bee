package dev.mold.server.account;

import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import java.util.Collection;
import java.util.Map;

/**
 * Provides limits for the responses of listAccounts and listDomains; a bean of the feature that stores them. Kinds
 * without a limit are omitted.
 */
public interface LimitSource {
    /** The limits of each account, for all of them with one query. */
    Map<AccountId, Map<ResourceKind, Long>> ofAccounts(Collection<AccountId> accounts);

    /** The joint limits of the accounts in each domain and below, with one query. */
    Map<DomainId, Map<ResourceKind, Long>> ofDomains(Collection<DomainId> domains);
}
