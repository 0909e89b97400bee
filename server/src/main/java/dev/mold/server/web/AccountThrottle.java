package dev.mold.server.web;

import dev.mold.api.command.CallContext;
import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.AccountId;
import java.time.Clock;
import java.time.Duration;

/** Bounds how many requests an account makes in a time, if the settings say so; root administrators are not bound. */
final class AccountThrottle {
    private static final int MAX_ACCOUNTS = 50_000;

    private final Budgets<AccountId> budgets;
    private final Settings settings;

    AccountThrottle(Settings settings, Clock clock) {
        this.settings = settings;
        this.budgets = new Budgets<>(clock, MAX_ACCOUNTS);
    }

    /** @throws ApiException RATE_LIMITED if the caller's account has made too many requests */
    void check(CallContext call) {
        if (call.rootAdmin() || !settings.value(WebSettings.THROTTLING)) {
            return;
        }
        var period = Duration.ofSeconds(settings.value(WebSettings.THROTTLING_INTERVAL));
        var probe = budgets.of(call.account(), settings.value(WebSettings.THROTTLING_MAX), period)
                .tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new ApiException(
                    Errors.RATE_LIMITED,
                    "The given user has reached his/her account api limit, please retry after "
                            + (Duration.ofNanos(probe.getNanosToWaitForRefill()).toMillis() + 1) + " ms.");
        }
    }
}
