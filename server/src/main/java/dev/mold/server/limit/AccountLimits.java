package dev.mold.server.limit;

import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.server.account.LimitSource;
import java.util.OptionalLong;

/** Tells limits to those who show accounts and domains. */
final class AccountLimits implements LimitSource {
    private final LimitService limits;

    AccountLimits(LimitService limits) {
        this.limits = limits;
    }

    @Override
    public OptionalLong limit(AccountId account, ResourceKind kind) {
        return known(limits.most(account, kind));
    }

    @Override
    public OptionalLong limit(DomainId domain, ResourceKind kind) {
        return known(limits.most(domain, kind));
    }

    private static OptionalLong known(long most) {
        return most == LimitService.UNLIMITED ? OptionalLong.empty() : OptionalLong.of(most);
    }
}
