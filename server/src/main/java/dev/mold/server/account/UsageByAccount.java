package dev.mold.server.account;

import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.id.AccountId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** A resource usage that is counted for many accounts at a time, as needed for pages of accounts and domains. */
public final class UsageByAccount implements ResourceUsage {
    private final ResourceKind kind;
    private final Function<Collection<UUID>, Map<UUID, Long>> count;

    private UsageByAccount(ResourceKind kind, Function<Collection<UUID>, Map<UUID, Long>> count) {
        this.kind = kind;
        this.count = count;
    }

    /**
     * @param count returns with one query what each of the given accounts uses; accounts that use nothing may be
     *     missing
     */
    public static UsageByAccount of(ResourceKind kind, Function<Collection<UUID>, Map<UUID, Long>> count) {
        return new UsageByAccount(kind, count);
    }

    @Override
    public ResourceKind kind() {
        return kind;
    }

    @Override
    public long used(AccountId account) {
        return used(Set.of(account));
    }

    @Override
    public long used(Set<AccountId> accounts) {
        return byEach(accounts).values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<UUID, Long> byEach(Set<AccountId> accounts) {
        return count.apply(accounts.stream().map(AccountId::value).toList());
    }

    /** What each of those accounts uses of a kind; usages that cannot be counted for many are queried per account. */
    static Map<AccountId, Long> byEach(ResourceUsage usage, Set<AccountId> accounts) {
        var used = new HashMap<AccountId, Long>();
        if (usage instanceof UsageByAccount many) {
            many.byEach(accounts).forEach((account, amount) -> used.put(new AccountId(account), amount));
        } else {
            accounts.forEach(account -> used.put(account, usage.used(account)));
        }
        return used;
    }
}
