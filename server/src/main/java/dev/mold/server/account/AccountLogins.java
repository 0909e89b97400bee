package dev.mold.server.account;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.server.caller.Logins;
import java.util.Optional;

/** Checks user names and passwords. */
final class AccountLogins implements Logins {
    private final AccountTrees trees;
    private final AccountRows rows;
    private final Transactions transactions;
    private final Passwords passwords;

    AccountLogins(AccountTrees trees, AccountRows rows, Transactions transactions, Passwords passwords) {
        this.trees = trees;
        this.rows = rows;
        this.transactions = transactions;
        this.passwords = passwords;
    }

    @Override
    public LoggedIn byDomainPath(String username, String password, String domainPath) {
        var path = domainPath.startsWith("/") ? domainPath : "/" + domainPath;
        var whole = path.endsWith("/") ? path : path + "/";
        return login(username, password, trees.find(tree -> tree.domainAt(whole)), domainPath);
    }

    @Override
    public LoggedIn byDomain(String username, String password, DomainId domain) {
        return login(username, password, trees.find(tree -> tree.domain(domain)), domain.toString());
    }

    private LoggedIn login(String username, String password, Optional<DomainNode> domain, String domainAsGiven) {
        var user = domain.flatMap(where -> find(username, where));
        if (user.isEmpty()) {
            passwords.matchNothing(password);
            throw failed(username, domainAsGiven);
        }
        if (!passwords.matches(password, user.get().passwordHash)) {
            throw failed(username, domainAsGiven);
        }
        return loggedIn(user.get(), domainAsGiven);
    }

    private LoggedIn loggedIn(UserEntity user, String domainAsGiven) {
        var account = trees.find(tree -> tree.account(new AccountId(user.accountId)))
                .orElseThrow(() -> failed(user.username, domainAsGiven));
        if (user.state != AccountState.ENABLED || account.state() != AccountState.ENABLED) {
            throw new ApiException(
                    Errors.LOGIN_FAILED, "User " + user.username + " (or their account) is locked or disabled");
        }
        return new LoggedIn(
                AccountCallers.context(account, user.userId(), user.username),
                user.firstname,
                user.lastname,
                Optional.ofNullable(user.timezone),
                user.apiKey != null);
    }

    private Optional<UserEntity> find(String username, DomainNode domain) {
        return transactions.call(
                () -> rows.usersNamed(username, domain.id().value()).stream().findFirst());
    }

    private static ApiException failed(String username, String domain) {
        return new ApiException(
                Errors.LOGIN_FAILED,
                "Failed to authenticate user " + username + " in domain " + domain
                        + "; please provide valid credentials");
    }
}
