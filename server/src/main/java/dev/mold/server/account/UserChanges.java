package dev.mold.server.account;

import dev.mold.api.cloud.Vault;
import dev.mold.api.command.CallContext;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;

/** Applies the changes of updateUser to a user's row. */
final class UserChanges {
    private final AccountTrees trees;
    private final AccountRows rows;
    private final NewUsers users;
    private final Passwords passwords;
    private final Vault vault;

    UserChanges(AccountTrees trees, AccountRows rows, NewUsers users, Passwords passwords, Vault vault) {
        this.trees = trees;
        this.rows = rows;
        this.users = users;
        this.passwords = passwords;
        this.vault = vault;
    }

    /** @throws ApiException INVALID_PARAMETER for an invalid value; nothing is changed then */
    void apply(UpdateUser command, UserEntity user, CallContext call) {
        if (command.username() != null && !command.username().equals(user.username)) {
            rename(command.username(), user);
        }
        if (command.firstname() != null) {
            user.firstname = AccountInput.notBlank(command.firstname(), "firstname");
        }
        if (command.lastname() != null) {
            user.lastname = AccountInput.notBlank(command.lastname(), "lastname");
        }
        if (command.email() != null) {
            user.email = command.email();
        }
        if (command.timezone() != null) {
            user.timezone = AccountInput.timezone(command.timezone());
        }
        if (command.apikeyaccess() != null) {
            user.apiKeyAccess = ApiKeyAccess.parse(command.apikeyaccess());
        }
        changePassword(command, user, call);
        changeKeys(command, user);
    }

    private void rename(String username, UserEntity user) {
        if (user.standard) {
            throw ApiException.invalid("The user " + user.username + " keeps its name");
        }
        var domain = trees.current()
                .account(new AccountId(user.accountId))
                .orElseThrow()
                .domain();
        users.refuseTaken(AccountInput.notBlank(username, "username"), domain.id(), user.id);
        user.username = username;
    }

    private void changePassword(UpdateUser command, UserEntity user, CallContext call) {
        if (command.password() == null) {
            return;
        }
        if (command.currentpassword() == null && !call.roleType().administers()) {
            throw ApiException.invalid("To set a new password the current password must be provided");
        }
        if (command.currentpassword() != null && !passwords.matches(command.currentpassword(), user.passwordHash)) {
            throw ApiException.invalid("Current password is incorrect");
        }
        user.passwordHash = passwords.encode(AccountInput.notBlank(command.password(), "password"));
    }

    private void changeKeys(UpdateUser command, UserEntity user) {
        if (command.userapikey() == null && command.usersecretkey() == null) {
            return;
        }
        if (command.userapikey() == null || command.usersecretkey() == null) {
            throw ApiException.invalid("userapikey and usersecretkey must be given together");
        }
        var key = AccountInput.notBlank(command.userapikey(), "userapikey");
        if (rows.userWithKey(key).filter(other -> !other.id.equals(user.id)).isPresent()) {
            throw ApiException.invalid("The API key is taken");
        }
        user.apiKey = key;
        user.secretKey = vault.seal(
                AccountInput.notBlank(command.usersecretkey(), "usersecretkey"), user.secretPurpose());
    }
}
