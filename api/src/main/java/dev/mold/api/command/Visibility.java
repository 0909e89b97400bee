package dev.mold.api.command;

import dev.mold.api.id.AccountId;
import java.util.Optional;
import java.util.Set;

/**
 * The accounts whose resources a caller may see.
 *
 * @param accounts the accounts; empty for all accounts
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
