package dev.mold.server.account;

import dev.mold.api.flow.Flow;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.OperationData;
import dev.mold.api.flow.Step;
import java.util.List;
import java.util.function.Function;

/** A flow of one step. */
record AccountFlow(String name, AccountStep step, Function<AccountWork, JobAnswer> answering)
        implements Flow<AccountWork, AccountWork> {
    @Override
    public Class<AccountWork> inputType() {
        return AccountWork.class;
    }

    @Override
    public List<Step<AccountWork>> steps() {
        return List.of(step);
    }

    @Override
    public AccountWork load(AccountWork input, OperationData data) {
        return input;
    }

    @Override
    public JobAnswer answer(AccountWork input) {
        return answering.apply(input);
    }
}
