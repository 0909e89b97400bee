package dev.mold.server.job.flow;

import dev.mold.api.command.CallContext;
import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.OperationState;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.RetryPolicy;
import dev.mold.server.job.flow.EngineProbe.Point;
import dev.mold.server.platform.wire.WireFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Ends an operation: the flow records its outcome, the job gets its result and the operation its end, all in one transaction. */
class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    private static final RetryPolicy RETRIES = new RetryPolicy(6, Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final Progress progress;
    private final OperationEvents events;
    private final OperationQueue queue;
    private final WireFormat wire;
    private final JsonMapper mapper;
    private final EngineProbe probe;
    private final Clock clock;

    Settlement(
            Progress progress,
            OperationEvents events,
            OperationQueue queue,
            WireFormat wire,
            JsonMapper mapper,
            EngineProbe probe,
            Clock clock) {
        this.progress = progress;
        this.events = events;
        this.queue = queue;
        this.wire = wire;
        this.mapper = mapper;
        this.probe = probe;
        this.clock = clock;
    }

    /** @return ended, or when the outcome is tried to be recorded again */
    Verdict settle(Run run, FlowRun<?, ?> flow, Outcome outcome) {
        probe.at(run.id(), run.operation().flow, run.lastBegun(), Point.BEFORE_SETTLE);
        try {
            progress.store(run, () -> {
                // an operation that takes this one's place counts on it, even if it came while the last step ended
                var ending = progress.cancel(run)
                        .filter(cancel -> !cancel.rollsBack)
                        .<Outcome>map(cancel -> new Outcome.Cancelled(cancel.reason, false))
                        .orElse(outcome);
                flow.settle(ending);
                end(run, ending, result(run, flow, ending));
            });
        } catch (LostClaimException e) {
            throw e;
        } catch (RuntimeException e) {
            return notSettled(run, e);
        }
        probe.at(run.id(), run.operation().flow, run.lastBegun(), Point.AFTER_SETTLED);
        queue.wake();
        return Verdict.ENDED;
    }

    /**
     * Ends an operation that cannot be worked on, without rolling anything back.
     *
     * @param flow empty if this server does not know the flow, or cannot read the operation's input
     */
    Verdict abandon(Run run, Optional<FlowRun<?, ?>> flow, String reason) {
        LOG.error("Operation {} cannot be carried on: {}", run.id(), reason);
        var outcome = new Outcome.Failed(run.lastBegun(), Errors.INTERNAL, reason, false);
        if (flow.isPresent()) {
            return settle(run, flow.get(), outcome);
        }
        progress.store(run, () -> end(run, outcome, wire.jobError(Errors.INTERNAL.wireCode(), reason)));
        queue.wake();
        return Verdict.ENDED;
    }

    private String result(Run run, FlowRun<?, ?> flow, Outcome outcome) {
        if (outcome.success()) {
            var caller = mapper.readValue(run.operation().caller, CallContext.class);
            return wire.jobResult(flow.answer(), caller.roleType());
        }
        var error = error(outcome);
        return wire.jobError(error.wireCode(), reason(outcome));
    }

    private void end(Run run, Outcome outcome, String result) {
        var row = progress.row(run);
        row.state = state(outcome);
        row.completed = clock.instant();
        row.result = result;
        if (!outcome.success()) {
            row.fail(error(outcome), reason(outcome), row.errorStep);
        }
        events.ended(run.operation(), outcome);
        queue.wakeNext(run.operation());
    }

    private Verdict notSettled(Run run, RuntimeException cause) {
        var failures = run.operation().settleFailures + 1;
        LOG.error("The outcome of operation {} could not be recorded, attempt {}", run.id(), failures, cause);
        if (failures < RETRIES.attempts()) {
            run.change(row -> row.settleFailures = failures);
            progress.store(run);
            return Verdict.lookAgain(clock.instant().plus(RETRIES.delayAfter(failures)));
        }
        var reason = "The outcome could not be recorded; see the server's log";
        var outcome = new Outcome.Failed(run.lastBegun(), Errors.INTERNAL, reason, false);
        progress.store(run, () -> end(run, outcome, wire.jobError(Errors.INTERNAL.wireCode(), reason)));
        return Verdict.ENDED;
    }

    private static OperationState state(Outcome outcome) {
        if (outcome.success()) {
            return OperationState.SUCCEEDED;
        }
        return outcome instanceof Outcome.Cancelled ? OperationState.CANCELLED : OperationState.FAILED;
    }

    private static ErrorCode error(Outcome outcome) {
        return outcome.failure().map(Outcome.Failed::code).orElse(Errors.CANCELLED);
    }

    private static String reason(Outcome outcome) {
        return outcome instanceof Outcome.Cancelled cancelled
                ? cancelled.reason()
                : outcome.failure().map(Outcome.Failed::reason).orElse("");
    }
}
