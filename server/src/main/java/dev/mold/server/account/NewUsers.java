package dev.mold.server.account;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.IdSource;
import java.time.Clock;
import java.util.UUID;

/** Creates users; must be used in a change of the tree. */
final class NewUsers {
    private final AccountRows rows;
    private final IdSource ids;
    private final Clock clock;

    NewUsers(AccountRows rows, IdSource ids, Clock clock) {
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The data of a new user.
     *
     * @param chosenId a uuid as text, or null
     */
    record NewUser(
            String username,
            String passwordHash,
            String firstname,
            String lastname,
            String email,
            String timezone,
            String chosenId) {}

    /** @throws ApiException INVALID_PARAMETER if the name is taken in the domain */
    UserEntity make(NewUser wanted, UUID account, DomainId domain) {
        refuseTaken(wanted.username, domain, null);
        var id = wanted.chosenId == null
                ? ids.next()
                : AccountInput.chosenId(wanted.chosenId, "userid", taken -> rows.has(UserEntity.class, taken));
        var user = new UserEntity(
                id, account, AccountInput.notBlank(wanted.username, "username"), wanted.passwordHash, clock.instant());
        user.firstname = wanted.firstname;
        user.lastname = wanted.lastname;
        user.email = wanted.email;
        user.timezone = AccountInput.timezone(wanted.timezone);
        rows.add(user);
        return user;
    }

    /** @param except the user that may already have the name, or null */
    void refuseTaken(String username, DomainId domain, UUID except) {
        var taken = rows.usersNamed(username, domain.value()).stream().anyMatch(user -> !user.id.equals(except));
        if (taken) {
            throw ApiException.invalid("The user " + username + " already exists in domain " + domain);
        }
    }
}
