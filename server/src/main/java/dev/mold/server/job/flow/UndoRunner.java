package dev.mold.server.job.flow;

import dev.mold.api.flow.FlowStep;
import dev.mold.api.flow.StepResult;
import dev.mold.api.flow.StepState;
import dev.mold.server.job.flow.EngineProbe.Point;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Undoes units. One that cannot be undone is noted, and the others still are. */
class UndoRunner implements UnitRunner {
    private final OperationEvents events;
    private final DataColumn data;
    private final EngineProbe probe;
    private final Clock clock;

    UndoRunner(OperationEvents events, DataColumn data, EngineProbe probe, Clock clock) {
        this.events = events;
        this.data = data;
        this.probe = probe;
        this.clock = clock;
    }

    @Override
    public boolean begun(Unit unit) {
        return unit.row().undoStarted != null;
    }

    @Override
    public void begin(Run run, Unit unit) {
        var row = unit.row();
        if (row.state != StepState.UNDOING || row.undoBeganAt == null) {
            var now = clock.instant();
            var started = row.undoStarted == null ? now : row.undoStarted;
            var beganAt = row.undoBeganAt == null ? run.activeTime(now).toMillis() : row.undoBeganAt;
            run.change(unit, changed -> {
                changed.state = StepState.UNDOING;
                changed.undoStarted = started;
                changed.undoBeganAt = beganAt;
                changed.nextLook = null;
            });
        }
    }

    @Override
    public Supplier<Answer> call(Run run, FlowRun<?, ?> flow, Unit unit) {
        at(run, unit, Point.BEFORE_UNDO);
        var stored = new StoredData(data.read(run.operation()), run.activeTime(clock.instant()));
        return () -> flow.undo(unit, stored);
    }

    @Override
    public Optional<Instant> record(Run run, FlowRun<?, ?> flow, Unit unit, Answer answer) {
        at(run, unit, Point.AFTER_UNDO);
        data.record(run, answer);
        return answer.result()
                .fold(
                        done -> end(run, unit, StepState.UNDONE, failureOf(run, unit)),
                        waiting -> waiting(run, unit, waiting, answer.limit()),
                        failed -> failed(run, flow, unit, failed, answer.limit()));
    }

    /** The step that failed keeps saying why. */
    private static String failureOf(Run run, Unit unit) {
        if (!unit.step().name.equals(run.operation().errorStep)) {
            return null;
        }
        return unit.item().isEmpty() ? run.operation().errorReason : unit.row().note;
    }

    private Optional<Instant> waiting(Run run, Unit unit, StepResult.Waiting waiting, Duration limit) {
        var now = clock.instant();
        var left = TimeLeft.of(run, limit, unit.row().undoBeganAt, now);
        if (left.over()) {
            return giveUp(run, unit, waiting.reason());
        }
        if (!Objects.equals(unit.row().note, waiting.reason())) {
            run.change(unit, row -> row.note = waiting.reason());
        }
        return Optional.of(now.plus(left.atMost(waiting.lookAgainIn())));
    }

    private Optional<Instant> failed(
            Run run, FlowRun<?, ?> flow, Unit unit, StepResult.Failed failed, Duration limit) {
        FlowStep<?> code = flow.step(unit.step().name);
        var now = clock.instant();
        var failures = unit.row().undoAttempts + 1;
        var left = TimeLeft.of(run, limit, unit.row().undoBeganAt, now);
        if (!failed.worthRetrying() || failures >= code.retries().attempts() || left.over()) {
            return giveUp(run, unit, failed.reason());
        }
        var next = now.plus(left.atMost(code.retries().delayAfter(failures)));
        run.change(unit, row -> {
            row.undoAttempts = failures;
            row.nextLook = next;
            row.note = failed.reason();
        });
        return Optional.of(next);
    }

    private Optional<Instant> giveUp(Run run, Unit unit, String reason) {
        run.unstored().alongside(() -> events.notUndone(run, unit, reason));
        return end(run, unit, StepState.FAILED, "Not rolled back: " + reason);
    }

    private Optional<Instant> end(Run run, Unit unit, StepState state, String note) {
        var now = clock.instant();
        run.change(unit, row -> {
            row.state = state;
            row.undoEnded = now;
            row.nextLook = null;
            row.note = note;
        });
        return Optional.empty();
    }

    private void at(Run run, Unit unit, Point point) {
        probe.at(run.id(), run.operation().flow, unit.step().name, point);
    }
}
