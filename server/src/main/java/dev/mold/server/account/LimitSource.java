package dev.mold.server.account;

import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import java.util.Collection;
import java.util.Map;

/**
 * Provides limits for the answers of listAccounts and listDomains; a bean of the feature that keeps them. A kind that
 * has no limit is missing.
 */
public interface LimitSource {
    /** The most that each account may use, for all of them together by one query. */
    Map<AccountId, Map<ResourceKind, Long>> ofAccounts(Collection<AccountId> accounts);

    /** The most that the accounts of each domain and below may use together, by one query. */
    Map<DomainId, Map<ResourceKind, Long>> ofDomains(Collection<DomainId> domains);
}
