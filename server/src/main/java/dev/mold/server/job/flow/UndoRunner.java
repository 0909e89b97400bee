package dev.mold.server.job.flow;

import dev.mold.api.flow.StepResult;
import dev.mold.api.flow.StepState;
import dev.mold.server.job.flow.EngineProbe.Point;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Takes back one step of a run. A step that cannot be taken back is noted, and the others still are. */
class UndoRunner {
    private final Progress progress;
    private final OperationEvents events;
    private final EngineProbe probe;
    private final Clock clock;

    UndoRunner(Progress progress, OperationEvents events, EngineProbe probe, Clock clock) {
        this.progress = progress;
        this.events = events;
        this.probe = probe;
        this.clock = clock;
    }

    /** @return when to look again; empty to go on at once */
    <C> Optional<Verdict> undo(Run run, FlowRun<?, C> flow, StepEntity step) {
        begin(run, step);
        probe.at(run.id(), run.operation().flow, step.name, Point.BEFORE_UNDO);
        var result = flow.undo(flow.step(step.name));
        probe.at(run.id(), run.operation().flow, step.name, Point.AFTER_UNDO);
        if (Thread.currentThread().isInterrupted()) {
            return Optional.of(Verdict.lookAgain(clock.instant()));
        }
        return result.fold(
                done -> end(run, step, StepState.UNDONE, failureOf(run, step), () -> {}),
                waiting -> waiting(run, flow, step, waiting),
                failed -> failed(run, flow, step, failed));
    }

    private void begin(Run run, StepEntity step) {
        if (step.state != StepState.UNDOING) {
            var started = step.undoStarted == null ? clock.instant() : step.undoStarted;
            progress.write(
                    run,
                    step,
                    row -> {
                        row.state = StepState.UNDOING;
                        row.undoStarted = started;
                    },
                    () -> {});
        }
    }

    /** The step that failed keeps saying why. */
    private static String failureOf(Run run, StepEntity step) {
        return step.name.equals(run.operation().errorStep) ? run.operation().errorReason : null;
    }

    private <C> Optional<Verdict> waiting(
            Run run, FlowRun<?, C> flow, StepEntity step, StepResult.Waiting waiting) {
        var now = clock.instant();
        var deadline = step.undoStarted.plus(flow.step(step.name).timeLimit());
        if (!now.isBefore(deadline)) {
            return giveUp(run, step, waiting.reason());
        }
        if (!Objects.equals(step.note, waiting.reason())) {
            progress.write(run, step, row -> row.note = waiting.reason(), () -> {});
        }
        return Optional.of(Verdict.lookAgain(earlier(now.plus(waiting.lookAgainIn()), deadline)));
    }

    private <C> Optional<Verdict> failed(Run run, FlowRun<?, C> flow, StepEntity step, StepResult.Failed failed) {
        var code = flow.step(step.name);
        var now = clock.instant();
        var failures = step.undoAttempts + 1;
        var deadline = step.undoStarted.plus(code.timeLimit());
        if (!failed.worthRetrying() || failures >= code.retries().attempts() || !now.isBefore(deadline)) {
            return giveUp(run, step, failed.reason());
        }
        progress.write(
                run,
                step,
                row -> {
                    row.undoAttempts = failures;
                    row.note = failed.reason();
                },
                () -> {});
        return Optional.of(Verdict.lookAgain(earlier(now.plus(code.retries().delayAfter(failures)), deadline)));
    }

    private Optional<Verdict> giveUp(Run run, StepEntity step, String reason) {
        return end(run, step, StepState.FAILED, "Not taken back: " + reason, () -> events.notUndone(run, step, reason));
    }

    private Optional<Verdict> end(Run run, StepEntity step, StepState state, String note, Runnable besides) {
        var now = clock.instant();
        progress.write(
                run,
                step,
                row -> {
                    row.state = state;
                    row.undoEnded = now;
                    row.note = note;
                },
                besides);
        return Optional.empty();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
