package dev.mold.server.account;

import dev.mold.api.error.ApiException;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import java.util.function.Consumer;

/** The only step of a flow: changes the account tables in one transaction. */
record AccountStep(String name, String description, Consumer<AccountWork> work) implements Step<AccountWork> {
    @Override
    public StepResult apply(AccountWork context) {
        try {
            work.accept(context);
            return StepResult.done();
        } catch (ApiException e) {
            return StepResult.failed(e);
        }
    }
}
