package dev.mold.server.account;

import dev.mold.api.cloud.EventType;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.Submitted;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.Operations;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.UserId;
import java.util.function.Supplier;

/** Submits the jobs that disable or delete accounts, users and domains. */
final class AccountJobs {
    private final AccountService accounts;
    private final AccountRows rows;
    private final Removals removals;
    private final Transactions transactions;
    private final Supplier<Operations> operations;

    AccountJobs(
            AccountService accounts,
            AccountRows rows,
            Removals removals,
            Transactions transactions,
            Supplier<Operations> operations) {
        this.accounts = accounts;
        this.rows = rows;
        this.removals = removals;
        this.transactions = transactions;
        this.operations = operations;
    }

    Submitted disableAccount(AccountId id, boolean lock, CallContext call) {
        refuseOwn(id, call);
        var account = accounts.account(id);
        return submit(
                AccountFlows.DISABLE_ACCOUNT,
                new AccountWork(id.value(), lock),
                Subject.of("Account", id, account.name()),
                id,
                call,
                "disableAccount",
                AccountEventTypes.ACCOUNT_DISABLE,
                (lock ? "locking" : "disabling") + " account " + account.name());
    }

    Submitted deleteAccount(AccountId id, CallContext call) {
        refuseOwn(id, call);
        var account = accounts.account(id);
        transactions.run(() -> removals.checkAccount(rows.account(id)));
        return submit(
                AccountFlows.DELETE_ACCOUNT,
                new AccountWork(id.value(), false),
                Subject.of("Account", id, account.name()),
                accounts.system().id(),
                call,
                "deleteAccount",
                AccountEventTypes.ACCOUNT_DELETE,
                "deleting account " + account.name());
    }

    Submitted disableUser(UserId id, CallContext call) {
        if (id.equals(call.user())) {
            throw ApiException.invalid("A user cannot disable itself");
        }
        var user = transactions.call(() -> rows.user(id));
        return submit(
                AccountFlows.DISABLE_USER,
                new AccountWork(id.value(), false),
                Subject.of("User", id, user.username),
                new AccountId(user.accountId),
                call,
                "disableUser",
                AccountEventTypes.USER_DISABLE,
                "disabling user " + user.username);
    }

    Submitted deleteDomain(DomainId id, boolean cleanup, CallContext call) {
        var domain = accounts.domain(id);
        transactions.run(() -> removals.checkDomain(domain, cleanup));
        return submit(
                AccountFlows.DELETE_DOMAIN,
                new AccountWork(id.value(), cleanup),
                Subject.of("Domain", id, domain.name()),
                accounts.system().id(),
                call,
                "deleteDomain",
                AccountEventTypes.DOMAIN_DELETE,
                "deleting domain " + domain.name());
    }

    /**
     * @throws ApiException INVALID_PARAMETER if it is the caller's own account, since that would lock the caller out
     */
    void refuseOwn(AccountId id, CallContext call) {
        if (id.equals(call.account())) {
            throw new ApiException(Errors.INVALID_PARAMETER, "A user cannot disable, lock or delete its own account");
        }
    }

    private Submitted submit(
            String flow,
            AccountWork work,
            Subject subject,
            AccountId owner,
            CallContext call,
            String command,
            EventType event,
            String description) {
        var job = operations
                .get()
                .submit(new OperationRequest(
                        flow, work, subject, owner, call, command, event.name(), description, false));
        return Submitted.of(job);
    }
}
