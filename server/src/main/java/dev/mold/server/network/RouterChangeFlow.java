package dev.mold.server.network;

import dev.mold.api.flow.Flow;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.OperationData;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.Step;
import java.util.List;
import java.util.UUID;

/**
 * Carries a change that is stored already to the network's router, and records the outcome. Where the router cannot be
 * reached in the end, what {@link Settlement#failed} undoes reaches it later.
 */
public final class RouterChangeFlow implements Flow<RouterChange, RouterChange> {
    private final String name;
    private final List<Step<RouterChange>> steps;
    private final Settlement settlement;

    /** What becomes of the changed thing; every method gets its uuid. */
    public interface Settlement {
        /** The router has it. */
        void done(UUID thing);

        /** The router could not be configured. */
        default void failed(UUID thing) {}

        /** What the job answers. */
        default JobAnswer answer(UUID thing) {
            return JobAnswer.success();
        }
    }

    /** @param name the flow's name */
    public RouterChangeFlow(String name, NetworkService networks, Settlement settlement) {
        this.name = name;
        this.steps = List.of(new PushRouterStep(networks));
        this.settlement = settlement;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Class<RouterChange> inputType() {
        return RouterChange.class;
    }

    @Override
    public List<Step<RouterChange>> steps() {
        return steps;
    }

    @Override
    public RouterChange load(RouterChange input, OperationData data) {
        return input;
    }

    @Override
    public void settle(RouterChange input, Outcome outcome) {
        if (outcome.success()) {
            settlement.done(input.thing());
        } else {
            settlement.failed(input.thing());
        }
    }

    @Override
    public JobAnswer answer(RouterChange input) {
        return settlement.answer(input.thing());
    }
}
