package dev.mold.server.account;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Vault;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.UserId;

/** Creates and returns users' keys. */
final class UserKeyCommands implements CommandSet {
    private static final int KEY_BYTES = 64;

    private final AccountService accounts;
    private final AccountTrees trees;
    private final AccountRows rows;
    private final Transactions transactions;
    private final Passwords passwords;
    private final Vault vault;

    UserKeyCommands(
            AccountService accounts,
            AccountTrees trees,
            AccountRows rows,
            Transactions transactions,
            Passwords passwords,
            Vault vault) {
        this.accounts = accounts;
        this.trees = trees;
        this.rows = rows;
        this.transactions = transactions;
        this.passwords = passwords;
        this.vault = vault;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(RegisterUserKeys.class, this::register);
        registrar.sync(GetUserKeys.class, this::get);
    }

    private UserKeysView register(RegisterUserKeys command, CallContext call) {
        return trees.change(() -> {
            var user = permitted(command.id(), call);
            var secret = passwords.random(KEY_BYTES);
            user.apiKey = passwords.random(KEY_BYTES);
            user.secretKey = vault.seal(secret, user.secretPurpose());
            return new UserKeysView(user.apiKey, secret, user.apiKeyAccess != ApiKeyAccess.DISABLED);
        });
    }

    private UserKeysView get(GetUserKeys command, CallContext call) {
        return transactions.call(() -> {
            var user = permitted(command.id(), call);
            var secret = user.secretKey == null ? null : vault.open(user.secretKey, user.secretPurpose());
            return new UserKeysView(user.apiKey, secret, user.apiKeyAccess != ApiKeyAccess.DISABLED);
        });
    }

    /** Plain users may access their own keys only, and only root administrators another root administrator's. */
    private UserEntity permitted(UserId id, CallContext call) {
        var user = rows.user(id);
        accounts.checkUser(call, new AccountId(user.accountId), id);
        return user;
    }
}
