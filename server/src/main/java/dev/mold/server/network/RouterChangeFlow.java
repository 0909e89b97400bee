package dev.mold.server.network;

import dev.mold.api.flow.Flow;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.OperationData;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.Step;
import java.util.List;
import java.util.UUID;

/**
 * Pushes a change that is already stored to the network's router, and records the outcome. If the router cannot be
 * reached in the end, {@link Settlement#failed} reverts the change, and the router is updated later.
 */
public final class RouterChangeFlow implements Flow<RouterChange, RouterChange> {
    private final String name;
    private final List<Step<RouterChange>> steps;
    private final Settlement settlement;

    /** What happens to the changed entity after the push; every method gets its uuid. */
    public interface Settlement {
        /** The router has the change. */
        void done(UUID thing);

        /** The router could not be configured. */
        default void failed(UUID thing) {}

        /** The job's result. */
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
