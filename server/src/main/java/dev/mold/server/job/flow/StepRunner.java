package dev.mold.server.job.flow;

import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.FlowStep;
import dev.mold.api.flow.OperationState;
import dev.mold.api.flow.StepResult;
import dev.mold.api.flow.StepState;
import dev.mold.server.job.flow.EngineProbe.Point;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes units forward. */
class StepRunner implements UnitRunner {
    private final OperationEvents events;
    private final DataColumn data;
    private final EngineProbe probe;
    private final Clock clock;

    StepRunner(OperationEvents events, DataColumn data, EngineProbe probe, Clock clock) {
        this.events = events;
        this.data = data;
        this.probe = probe;
        this.clock = clock;
    }

    @Override
    public boolean begun(Unit unit) {
        return unit.row().started != null;
    }

    @Override
    public void begin(Run run, Unit unit) {
        var row = unit.row();
        if (row.state == StepState.PENDING || row.state == StepState.FAILED || row.beganAt == null) {
            var now = clock.instant();
            var attempts = row.attempts + 1;
            var started = row.started == null ? now : row.started;
            var beganAt = row.beganAt == null ? run.activeTime(now).toMillis() : row.beganAt;
            run.change(unit, changed -> {
                changed.state = StepState.RUNNING;
                changed.attempts = attempts;
                changed.started = started;
                changed.beganAt = beganAt;
                changed.nextLook = null;
            });
        }
    }

    @Override
    public Supplier<Answer> call(Run run, FlowRun<?, ?> flow, Unit unit) {
        at(run, unit, Point.BEFORE_APPLY);
        var applied = unit.row().verifying;
        var stored = new StoredData(data.read(run.operation()), run.activeTime(clock.instant()));
        return () -> flow.apply(unit, applied, stored);
    }

    @Override
    public Optional<Instant> record(Run run, FlowRun<?, ?> flow, Unit unit, Answer answer) {
        at(run, unit, Point.AFTER_APPLY);
        data.record(run, answer);
        return answer.result()
                .fold(
                        done -> done(run, unit),
                        waiting -> waiting(run, flow, unit, waiting, answer),
                        failed -> failed(run, flow, unit, failed, answer.limit()));
    }

    private Optional<Instant> done(Run run, Unit unit) {
        var now = clock.instant();
        run.change(unit, row -> {
            row.state = StepState.DONE;
            row.completed = now;
            row.verifying = false;
            row.nextLook = null;
            row.note = null;
        });
        if (unit.step().state == StepState.DONE) {
            run.unstored().alongside(() -> events.stepDone(run, unit.step(), now));
        }
        run.unstored().afterwards(() -> at(run, unit, Point.AFTER_DONE));
        return Optional.empty();
    }

    private Optional<Instant> waiting(
            Run run, FlowRun<?, ?> flow, Unit unit, StepResult.Waiting waiting, Answer answer) {
        var now = clock.instant();
        var left = TimeLeft.of(run, answer.limit(), unit.row().beganAt, now);
        if (left.over()) {
            return giveUp(run, flow, unit, Errors.TIMED_OUT, late(unit, answer.limit(), waiting.reason()));
        }
        var row = unit.row();
        if (row.state != StepState.WAITING
                || row.verifying != answer.verifying()
                || !Objects.equals(row.note, waiting.reason())) {
            run.change(unit, changed -> {
                changed.state = StepState.WAITING;
                changed.verifying = answer.verifying();
                changed.note = waiting.reason();
            });
        }
        return Optional.of(now.plus(left.atMost(waiting.lookAgainIn())));
    }

    private Optional<Instant> failed(
            Run run, FlowRun<?, ?> flow, Unit unit, StepResult.Failed failed, Duration limit) {
        FlowStep<?> code = flow.step(unit.step().name);
        var now = clock.instant();
        var left = TimeLeft.of(run, limit, unit.row().beganAt, now);
        var attempts = unit.row().attempts;
        var again = failed.worthRetrying()
                && attempts < code.retries().attempts()
                && !left.over()
                && !run.operation().failing();
        if (!again) {
            return giveUp(run, flow, unit, failed.code(), failed.reason());
        }
        var next = now.plus(left.atMost(code.retries().delayAfter(attempts)));
        run.change(unit, row -> fail(row, failed.reason(), next));
        return Optional.of(next);
    }

    private Optional<Instant> giveUp(Run run, FlowRun<?, ?> flow, Unit unit, ErrorCode error, String reason) {
        // the first that fails is why the operation fails; others that were under way beside it only say why they did
        if (!run.operation().failing()) {
            var state = flow.undoes(run) ? OperationState.UNDOING : OperationState.RUNNING;
            run.change(row -> {
                row.fail(error, reason, unit.step().name);
                row.state = state;
            });
        }
        run.change(unit, row -> fail(row, reason, null));
        run.unstored().alongside(() -> events.stepFailed(run, unit, reason));
        return Optional.empty();
    }

    private static void fail(WorkEntity row, String reason, Instant next) {
        row.state = StepState.FAILED;
        row.verifying = false;
        row.nextLook = next;
        row.note = reason;
    }

    private static String late(Unit unit, Duration limit, String reason) {
        return "Step " + unit.label() + " was not through after " + limit.toSeconds() + " seconds: " + reason;
    }

    private void at(Run run, Unit unit, Point point) {
        probe.at(run.id(), run.operation().flow, unit.step().name, point);
    }
}
