package dev.mold.api.cloud;

import dev.mold.api.id.AccountId;
import java.util.Set;

/**
 * Counts what an account uses of one kind of resource; implemented by the feature that owns the kind. Usage is counted
 * on demand and never stored, so it cannot drift.
 */
public interface ResourceUsage {
    ResourceKind kind();

    long used(AccountId account);

    /** The joint usage of these accounts. */
    default long used(Set<AccountId> accounts) {
        return accounts.stream().mapToLong(this::used).sum();
    }
}
