package dev.mold.server.job.flow;

import dev.mold.api.flow.Flow;
import dev.mold.api.flow.OperationState;
import dev.mold.api.flow.Outcome;
import dev.mold.api.id.OperationId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

/** Works on one operation for as long as there is something to do at once. */
class FlowRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FlowRunner.class);
    private static final Duration UNKNOWN_FLOW = Duration.ofSeconds(2);
    private static final Duration BLOCKED = Duration.ofMillis(300);

    private final Flows flows;
    private final Progress progress;
    private final OperationEvents events;
    private final OperationQueue queue;
    private final StepRunner steps;
    private final UndoRunner undoing;
    private final Settlement settlement;
    private final JsonMapper mapper;
    private final Clock clock;
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    FlowRunner(
            Flows flows,
            Progress progress,
            OperationEvents events,
            OperationQueue queue,
            StepRunner steps,
            UndoRunner undoing,
            Settlement settlement,
            JsonMapper mapper,
            Clock clock) {
        this.flows = flows;
        this.progress = progress;
        this.events = events;
        this.queue = queue;
        this.steps = steps;
        this.undoing = undoing;
        this.settlement = settlement;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** @param stopping whether the server is about to stop, so that the rest is left to others */
    Verdict run(OperationId id, BooleanSupplier stopping) {
        MDC.put("operation", id.toString());
        try {
            return progress.claim(id).map(run -> take(run, stopping)).orElse(Verdict.ENDED);
        } catch (LostClaimException e) {
            LOG.warn("{}", e.getMessage());
            return Verdict.LOST;
        } finally {
            MDC.remove("operation");
        }
    }

    private Verdict take(Run run, BooleanSupplier stopping) {
        var name = run.operation().flow;
        var flow = flows.find(name);
        if (flow.isEmpty()) {
            if (unknown.add(name)) {
                LOG.warn("Flow {} is not known here; its operations wait for a server that knows it", name);
            }
            return Verdict.lookAgain(clock.instant().plus(UNKNOWN_FLOW));
        }
        return drive(run, bound(flow.get(), run), stopping);
    }

    private <I extends Record, C> FlowRun<I, C> bound(Flow<I, C> flow, Run run) {
        return FlowRun.of(flow, run.operation().input, mapper);
    }

    private <I extends Record, C> Verdict drive(Run run, FlowRun<I, C> flow, BooleanSupplier stopping) {
        if (run.operation().state == OperationState.PENDING && run.cancelReason().isEmpty()) {
            var blocker = progress.blocker(run.operation());
            if (blocker.isPresent()) {
                queue.wake(new OperationId(blocker.get()));
                return Verdict.lookAgain(clock.instant().plus(BLOCKED));
            }
            progress.write(run, row -> row.state = OperationState.RUNNING, () -> events.started(run.operation()));
        }
        while (!stopping.getAsBoolean()) {
            var verdict = next(run, flow);
            if (verdict.isPresent()) {
                return verdict.get();
            }
        }
        return Verdict.lookAgain(clock.instant());
    }

    private <I extends Record, C> Optional<Verdict> next(Run run, FlowRun<I, C> flow) {
        if (run.cancelReason().isPresent()) {
            return Optional.of(
                    settlement.settle(run, flow, new Outcome.Cancelled(run.cancelReason().get())));
        }
        if (run.operation().failing()) {
            var step = flow.undoes() ? run.nextToUndo() : Optional.<StepEntity>empty();
            return step.isPresent()
                    ? inStep(step.get(), () -> undoing.undo(run, flow, step.get()))
                    : Optional.of(settlement.settle(run, flow, failure(run, flow)));
        }
        var step = run.nextToDo();
        return step.isPresent()
                ? inStep(step.get(), () -> steps.advance(run, flow, step.get()))
                : Optional.of(settlement.settle(run, flow, new Outcome.Succeeded()));
    }

    private static Optional<Verdict> inStep(StepEntity step, Supplier<Optional<Verdict>> work) {
        MDC.put("step", step.name);
        try {
            return work.get();
        } finally {
            MDC.remove("step");
        }
    }

    private static Outcome failure(Run run, FlowRun<?, ?> flow) {
        var operation = run.operation();
        var step = operation.errorStep == null ? "" : operation.errorStep;
        return new Outcome.Failed(step, operation.error(), operation.errorReason, flow.undoes() && run.undone());
    }
}
