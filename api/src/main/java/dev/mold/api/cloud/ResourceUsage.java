package dev.mold.api.cloud;

import dev.mold.api.id.AccountId;
import java.util.Set;

/**
 * Counts what an account uses of one kind; implemented by the feature that owns the kind, and never stored, so it
 * cannot drift.
 */
public interface ResourceUsage {
    ResourceKind kind();

    long used(AccountId account);

    /** What these accounts use together. */
    default long used(Set<AccountId> accounts) {
        return accounts.stream().mapToLong(this::used).sum();
    }
}
