package dev.mold.server.account;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Vault;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;

/** Creates and returns users' keys. */
final class UserKeyCommands implements CommandSet {
    private static final int KEY_BYTES = 64;

    private final AccountTrees trees;
    private final AccountRows rows;
    private final Transactions transactions;
    private final Passwords passwords;
    private final Vault vault;

    UserKeyCommands(
            AccountTrees trees,
            AccountRows rows,
            Transactions transactions,
            Passwords passwords,
            Vault vault) {
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
            var user = rows.user(command.id());
            var secret = passwords.random(KEY_BYTES);
            user.apiKey = passwords.random(KEY_BYTES);
            user.secretKey = vault.seal(secret, user.secretPurpose());
            return new UserKeysView(user.apiKey, secret, user.apiKeyAccess != ApiKeyAccess.DISABLED);
        });
    }

    private UserKeysView get(GetUserKeys command, CallContext call) {
        return transactions.call(() -> {
            var user = rows.user(command.id());
            var secret = user.secretKey == null ? null : vault.open(user.secretKey, user.secretPurpose());
            return new UserKeysView(user.apiKey, secret, user.apiKeyAccess != ApiKeyAccess.DISABLED);
        });
    }
}
