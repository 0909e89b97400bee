package dev.mold.server.limit;

import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.server.account.LimitSource;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Provides limits for the views of accounts and domains. */
final class AccountLimits implements LimitSource {
    private final LimitService limits;

    AccountLimits(LimitService limits) {
        this.limits = limits;
    }

    @Override
    public Map<AccountId, Map<ResourceKind, Long>> ofAccounts(Collection<AccountId> accounts) {
        return known(limits.mostOfAccounts(accounts));
    }

    @Override
    public Map<DomainId, Map<ResourceKind, Long>> ofDomains(Collection<DomainId> domains) {
        return known(limits.mostOfDomains(domains));
    }

    private static <O> Map<O, Map<ResourceKind, Long>> known(Map<O, Map<ResourceKind, Long>> most) {
        return most.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> known(entry)));
    }

    private static <O> Map<ResourceKind, Long> known(Map.Entry<O, Map<ResourceKind, Long>> owner) {
        return owner.getValue().entrySet().stream()
                .filter(limit -> limit.getValue() != LimitService.UNLIMITED)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
