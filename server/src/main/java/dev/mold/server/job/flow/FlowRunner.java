package dev.mold.server.job.flow;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.OperationState;
import dev.mold.api.id.OperationId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes operations up and works on each for as long as there is something to do at once. */
class FlowRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FlowRunner.class);
    private static final Duration BLOCKED = Duration.ofMillis(300);

    /** How often a server looks whether it has become able to carry an operation on, and for how long. */
    private static final Duration UNFIT_LOOK = Duration.ofSeconds(10);

    private static final Duration UNKNOWN_FLOW_LIMIT = Duration.ofHours(1);
    private static final Duration OTHER_VERSION_LIMIT = Duration.ofMinutes(2);

    private final FlowRegistry flows;
    private final Pass.Parts parts;
    private final DataColumn data;
    private final JsonMapper mapper;
    private final LocalStates states = new LocalStates();

    FlowRunner(FlowRegistry flows, Pass.Parts parts, DataColumn data, JsonMapper mapper) {
        this.flows = flows;
        this.parts = parts;
        this.data = data;
        this.mapper = mapper;
    }

    /** @param stopping whether the server is about to stop, so that the rest is left to others */
    Verdict run(OperationId id, BooleanSupplier stopping) {
        MDC.put("operation", id.toString());
        try {
            return states.enter(id) ? look(id, stopping) : putOff(id);
        } finally {
            MDC.remove("operation");
        }
    }

    private Verdict look(OperationId id, BooleanSupplier stopping) {
        try {
            var verdict = resume(id, stopping).orElseGet(() -> parts.progress()
                    .claim(id)
                    .map(taken -> take(taken.run(), states.of(id, taken.again()), stopping))
                    .orElse(Verdict.ENDED));
            if (verdict.kind() != Verdict.Kind.LOOK_AGAIN) {
                states.forget(id);
            }
            return verdict;
        } catch (LostClaimException e) {
            LOG.warn("{}", e.getMessage());
            states.forget(id);
            return Verdict.LOST;
        } finally {
            states.leave(id);
        }
    }

    /** A server too busy to report in time what it works on takes that for abandoned itself. */
    private Verdict putOff(OperationId id) {
        LOG.warn("Another thread of this server works on operation {} already", id);
        return Verdict.lookAgain(parts.clock().instant().plus(parts.lease()));
    }

    /** Goes on from the last look, if this server made it and no other has taken the operation up since. */
    private Optional<Verdict> resume(OperationId id, BooleanSupplier stopping) {
        return states.find(id).flatMap(local -> local.takeHeld()
                .filter(held -> parts.progress().resume(held.run()))
                .map(held -> drive(held.run(), held.flow(), local, stopping)));
    }

    /** Whether a call of the operation has been answered here, so that it is worth a look now. */
    boolean answered(OperationId id) {
        return states.find(id).map(LocalState::answered).orElse(false);
    }

    /** Ends an operation that this server cannot work on, whatever it tries. */
    Verdict abandon(OperationId id, String reason) {
        states.forget(id);
        return parts.progress()
                .claim(id)
                .map(taken -> parts.settlement().abandon(taken.run(), flow(taken.run()), reason))
                .orElse(Verdict.ENDED);
    }

    private Optional<FlowRun<?, ?>> flow(Run run) {
        try {
            return flows.find(run.operation().flow).map(flow -> bound(flow, run));
        } catch (JacksonException e) {
            LOG.warn("The input of operation {} cannot be read", run.id(), e);
            return Optional.empty();
        }
    }

    private <I extends Record, C> FlowRun<I, C> bound(Flow<I, C> flow, Run run) {
        return FlowRun.of(flow, run.operation().input, mapper);
    }

    private Verdict take(Run run, LocalState local, BooleanSupplier stopping) {
        var flow = flows.find(run.operation().flow);
        if (flow.isEmpty()) {
            return unfit(run, UNKNOWN_FLOW_LIMIT, "No server knows the flow " + run.operation().flow);
        }
        if (flow.get().version() != run.operation().flowVersion || !sameSteps(flow.get(), run)) {
            return unfit(
                    run,
                    OTHER_VERSION_LIMIT,
                    "It was begun by another version of the server (version " + run.operation().flowVersion
                            + " of flow " + flow.get().name() + ") and cannot be carried on by this one (version "
                            + flow.get().version() + ")");
        }
        var bound = flow(run);
        if (bound.isEmpty()) {
            return parts.settlement().abandon(run, bound, "Its input cannot be read; see the server's log");
        }
        return drive(run, bound.get(), local, stopping);
    }

    private static boolean sameSteps(Flow<?, ?> flow, Run run) {
        return flow.steps().stream()
                .map(step -> step.name())
                .toList()
                .equals(run.steps().stream().map(step -> step.name).toList());
    }

    /** Leaves the operation to a server that can carry it on, and ends it with the reason if none comes. */
    private Verdict unfit(Run run, Duration limit, String reason) {
        var now = parts.clock().instant();
        if (run.activeTime(now).compareTo(limit) >= 0) {
            return parts.settlement().abandon(run, flow(run), reason);
        }
        LOG.debug("{}; operation {} waits for a server that can work on it", reason, run.id());
        return Verdict.lookAgain(now.plus(UNFIT_LOOK));
    }

    private Verdict drive(Run run, FlowRun<?, ?> flow, LocalState local, BooleanSupplier stopping) {
        if (run.operation().state == OperationState.PENDING && run.cancel().isEmpty()) {
            var blocker = parts.progress().blocker(run.operation());
            if (blocker.isPresent()) {
                parts.queue().wake(new OperationId(blocker.get()));
                return Verdict.lookAgain(parts.clock().instant().plus(BLOCKED));
            }
            begin(run, flow);
        }
        local.passBegins();
        try {
            var verdict = new Pass(parts, run, flow, local).go(stopping);
            if (run.unstored().isEmpty()) {
                local.hold(run, flow);
            }
            return verdict;
        } finally {
            local.passEnded();
        }
    }

    private void begin(Run run, FlowRun<?, ?> flow) {
        run.change(row -> row.state = OperationState.RUNNING);
        run.unstored().alongside(() -> parts.events().started(run.operation()));
        if (!flow.hasItems()) {
            return;
        }
        try {
            run.add(items(run, flow));
        } catch (ApiException e) {
            run.change(row -> row.fail(e.code(), e.getMessage(), null));
        }
    }

    private List<ItemEntity> items(Run run, FlowRun<?, ?> flow) {
        var stored = new StoredData(data.read(run.operation()), Duration.ZERO);
        var all = new ArrayList<ItemEntity>();
        for (var step : run.steps()) {
            var items = flow.items(step.name, stored);
            for (int i = 0; i < items.size(); i++) {
                var key = new ItemEntity.Key(run.id().value(), step.key.n(), items.get(i).key());
                all.add(new ItemEntity(key, i, items.get(i).name()));
            }
        }
        return all;
    }
}
