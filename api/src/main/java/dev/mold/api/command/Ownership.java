package dev.mold.api.command;

import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * Whose an entity is.
 *
 * @param accounts the accounts of which each may treat it as its own; empty if it is no account's
 * @param user the only user of the account that may do so, unless the account administers; empty for all its users
 * @param domain the domain, if the entity is one
 * @param shared whether everybody may use it
 */
public record Ownership(
        Set<AccountId> accounts, Optional<UserId> user, Optional<DomainId> domain, boolean shared) {
    /** What everybody may use and only root administrators may change, such as a zone or an offering. */
    public static final Ownership COMMON = new Ownership(Set.of(), Optional.empty(), Optional.empty(), true);

    /** What only root administrators may use. */
    public static final Ownership NOBODY = new Ownership(Set.of(), Optional.empty(), Optional.empty(), false);

    public Ownership {
        accounts = Set.copyOf(accounts);
    }

    public static Ownership of(AccountId account) {
        return of(Set.of(account));
    }

    public static Ownership of(Set<AccountId> accounts) {
        return new Ownership(accounts, Optional.empty(), Optional.empty(), false);
    }

    public static Ownership of(AccountId account, boolean shared) {
        return new Ownership(Set.of(account), Optional.empty(), Optional.empty(), shared);
    }

    public static Ownership ofUser(AccountId account, UserId user) {
        return new Ownership(Set.of(account), Optional.of(user), Optional.empty(), false);
    }

    public static Ownership ofDomain(DomainId domain) {
        return new Ownership(Set.of(), Optional.empty(), Optional.of(domain), false);
    }
}
