package dev.mold.server.job.flow;

import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.OperationState;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.api.flow.StepState;
import dev.mold.server.job.flow.EngineProbe.Point;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Takes one step of a run forward; every answer of the step is stored before anything else happens. */
class StepRunner {
    private final Progress progress;
    private final OperationEvents events;
    private final EngineProbe probe;
    private final Clock clock;

    StepRunner(Progress progress, OperationEvents events, EngineProbe probe, Clock clock) {
        this.progress = progress;
        this.events = events;
        this.probe = probe;
        this.clock = clock;
    }

    /** @return when to look again; empty to go on at once */
    <C> Optional<Verdict> advance(Run run, FlowRun<?, C> flow, StepEntity step) {
        var code = flow.step(step.name);
        begin(run, step);
        at(run, step, Point.BEFORE_APPLY);
        var verifying = step.verifying;
        var result = verifying ? new StepResult.Done() : flow.apply(code);
        if (result instanceof StepResult.Done) {
            result = flow.verify(code);
            verifying = result instanceof StepResult.Waiting;
        }
        at(run, step, Point.AFTER_APPLY);
        if (Thread.currentThread().isInterrupted()) {
            // a stopping server; the step is run again by whoever comes next
            return Optional.of(Verdict.lookAgain(clock.instant()));
        }
        var looking = verifying;
        return result.fold(
                done -> done(run, step),
                waiting -> waiting(run, flow, step, waiting, looking),
                failed -> failed(run, flow, step, failed));
    }

    private void begin(Run run, StepEntity step) {
        if (step.state == StepState.PENDING || step.state == StepState.FAILED) {
            var attempts = step.attempts + 1;
            var started = step.started == null ? clock.instant() : step.started;
            progress.write(
                    run,
                    step,
                    row -> {
                        row.state = StepState.RUNNING;
                        row.attempts = attempts;
                        row.started = started;
                    },
                    () -> {});
        }
    }

    private Optional<Verdict> done(Run run, StepEntity step) {
        var now = clock.instant();
        progress.write(
                run,
                step,
                row -> {
                    row.state = StepState.DONE;
                    row.completed = now;
                    row.verifying = false;
                    row.note = null;
                },
                () -> events.stepDone(run, step, now));
        at(run, step, Point.AFTER_DONE);
        return Optional.empty();
    }

    private <C> Optional<Verdict> waiting(
            Run run, FlowRun<?, C> flow, StepEntity step, StepResult.Waiting waiting, boolean verifying) {
        var code = flow.step(step.name);
        var now = clock.instant();
        var deadline = step.started.plus(code.timeLimit());
        if (!now.isBefore(deadline)) {
            return giveUp(run, flow, step, Errors.TIMED_OUT, late(code, waiting.reason()));
        }
        if (step.state != StepState.WAITING
                || step.verifying != verifying
                || !Objects.equals(step.note, waiting.reason())) {
            progress.write(
                    run,
                    step,
                    row -> {
                        row.state = StepState.WAITING;
                        row.verifying = verifying;
                        row.note = waiting.reason();
                    },
                    () -> {});
        }
        return Optional.of(Verdict.lookAgain(earlier(now.plus(waiting.lookAgainIn()), deadline)));
    }

    private <C> Optional<Verdict> failed(Run run, FlowRun<?, C> flow, StepEntity step, StepResult.Failed failed) {
        var code = flow.step(step.name);
        var now = clock.instant();
        var deadline = step.started.plus(code.timeLimit());
        var again = failed.worthRetrying() && step.attempts < code.retries().attempts() && now.isBefore(deadline);
        if (!again) {
            return giveUp(run, flow, step, failed.code(), failed.reason());
        }
        progress.write(
                run,
                step,
                row -> {
                    row.state = StepState.FAILED;
                    row.verifying = false;
                    row.note = failed.reason();
                },
                () -> {});
        return Optional.of(Verdict.lookAgain(
                earlier(now.plus(code.retries().delayAfter(step.attempts)), deadline)));
    }

    private Optional<Verdict> giveUp(Run run, FlowRun<?, ?> flow, StepEntity step, ErrorCode error, String reason) {
        progress.write(
                run,
                row -> {
                    row.fail(error, reason, step.name);
                    row.state = flow.undoes() ? OperationState.UNDOING : OperationState.RUNNING;
                },
                () -> {
                    events.stepFailed(run, step, reason);
                    mark(run, step, reason);
                });
        return Optional.empty();
    }

    private void mark(Run run, StepEntity step, String reason) {
        progress.write(
                run,
                step,
                row -> {
                    row.state = StepState.FAILED;
                    row.verifying = false;
                    row.note = reason;
                },
                () -> {});
    }

    private static <C> String late(Step<C> code, String reason) {
        return "Step " + code.name() + " was not through after " + code.timeLimit().toSeconds() + " seconds: " + reason;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void at(Run run, StepEntity step, Point point) {
        probe.at(run.id(), run.operation().flow, step.name, point);
    }
}
