package dev.mold.api.command;

import dev.mold.api.id.AccountId;
import java.util.Optional;
import java.util.Set;

/**
 * Whose things a caller is shown.
 *
 * @param accounts the accounts; empty for everybody's
 */
public record Visibility(Optional<Set<AccountId>> accounts) {
    public static Visibility everybody() {
        return new Visibility(Optional.empty());
    }

    public static Visibility of(Set<AccountId> accounts) {
        return new Visibility(Optional.of(Set.copyOf(accounts)));
    }

    public boolean includes(AccountId account) {
        return accounts.map(some -> some.contains(account)).orElse(true);
    }
}
