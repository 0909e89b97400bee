package dev.mold.server.job.flow;

import dev.mold.api.flow.OperationState;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.StepState;
import dev.mold.server.job.flow.LocalState.Started;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.MDC;

/** One look at an operation: takes it as far as it goes without waiting. Used by one thread. */
final class Pass {
    /** Answers that come that soon need no look of their own. */
    private static final Duration SHORT_WAIT = Duration.ofMillis(250);

    /** Units whose time comes that soon are worked on together with those whose time has come. */
    private static final Duration TOGETHER = Duration.ofMillis(100);

    /** What a step came to is stored after that, although more units can be worked on at once. */
    private static final Duration MAX_UNSTORED = Duration.ofSeconds(1);

    private final Parts parts;
    private final Run run;
    private final FlowRun<?, ?> flow;
    private final LocalState local;

    /**
     * What passes work with.
     *
     * @param lease for how long other servers leave an operation alone whose calls are under way here
     */
    record Parts(
            Progress progress,
            OperationEvents events,
            OperationQueue queue,
            UnitRunner steps,
            UnitRunner undoing,
            Settlement settlement,
            RemoteCalls calls,
            Duration lease,
            Clock clock) {}

    Pass(Parts parts, Run run, FlowRun<?, ?> flow, LocalState local) {
        this.parts = parts;
        this.run = run;
        this.flow = flow;
        this.local = local;
    }

    /** @param stopping whether the server is about to stop, so that the rest is left to others */
    Verdict go(BooleanSupplier stopping) {
        var verdict = Optional.<Verdict>empty();
        while (verdict.isEmpty() && !stopping.getAsBoolean()) {
            record(local.takeEnded(now()));
            verdict = run.operation().failing() || cancel().isPresent() ? end() : forward();
        }
        if (!Thread.currentThread().isInterrupted()) {
            parts.progress().store(run);
        }
        return verdict.orElseGet(() -> Verdict.lookAgain(now()));
    }

    /** Why it ends early; what a user asked for counts no more once the point of no return is passed. */
    private Optional<CancelEntity> cancel() {
        return run.cancel().filter(cancel -> !cancel.rollsBack || !flow.pastPointOfNoReturn(run));
    }

    private void record(Collection<Started> ended) {
        for (var started : ended) {
            var unit = run.unit(started.unit());
            if (unit.isPresent()) {
                inStep(unit.get(), () -> record(unit.get(), started.runner(), started.answer()));
            }
        }
    }

    private void record(Unit unit, UnitRunner runner, Answer answer) {
        local.nextLook(unit, runner.record(run, flow, unit, answer));
    }

    private Optional<Verdict> forward() {
        if (run.done()) {
            return Optional.of(parts.settlement().settle(run, flow, new Outcome.Succeeded()));
        }
        var readiness = new Readiness(run, flow);
        var empty = readiness.emptySteps();
        if (!empty.isEmpty()) {
            empty.forEach(this::passOver);
            return Optional.empty();
        }
        return work(
                readiness.units(),
                parts.steps(),
                () -> run.operation().failing() || cancel().isPresent());
    }

    /** A step that was never begun has nothing to undo. */
    private void passOver(StepEntity step) {
        var now = now();
        run.change(Unit.of(step), row -> {
            row.state = StepState.DONE;
            row.completed = now;
        });
    }

    private Optional<Verdict> end() {
        if (local.calling()) {
            // what is under way may still change something, so it is awaited before anything is undone
            return awaitCalls(Optional.empty());
        }
        var cancel = cancel();
        var replaced = replaced();
        if (replaced.isPresent()) {
            return settle(new Outcome.Cancelled(replaced.get().reason, false));
        }
        if (flow.undoes(run)) {
            var left = run.nextToUndo();
            if (!left.isEmpty()) {
                markUndoing();
                return work(left, parts.undoing(), () -> replaced().isPresent());
            }
        }
        return settle(run.operation().failing()
                ? failure()
                : new Outcome.Cancelled(cancel.orElseThrow().reason, run.undone()));
    }

    /** The operation that takes this one's place, if one does. */
    private Optional<CancelEntity> replaced() {
        return cancel().filter(cancel -> !cancel.rollsBack);
    }

    private void markUndoing() {
        if (run.operation().state != OperationState.UNDOING) {
            run.change(row -> row.state = OperationState.UNDOING);
        }
    }

    private Outcome failure() {
        var operation = run.operation();
        var step = operation.errorStep == null ? "" : operation.errorStep;
        return new Outcome.Failed(step, operation.error(), operation.errorReason, run.undone());
    }

    private Optional<Verdict> settle(Outcome outcome) {
        return Optional.of(parts.settlement().settle(run, flow, outcome));
    }

    /**
     * Works on the units whose time has come; if all have to wait, says until when.
     *
     * @param over whether these units are not to be worked on any more
     */
    private Optional<Verdict> work(List<Unit> units, UnitRunner runner, BooleanSupplier over) {
        var now = now();
        var idle = units.stream().filter(unit -> !local.calling(unit)).toList();
        var someDue = idle.stream().anyMatch(unit -> !lookAt(unit, runner).isAfter(now));
        var horizon = someDue ? now.plus(TOGETHER) : now;
        var due = idle.stream()
                .filter(unit -> !lookAt(unit, runner).isAfter(horizon))
                .toList();
        var waiting = idle.stream()
                .map(unit -> lookAt(unit, runner))
                .filter(time -> time.isAfter(horizon))
                .min(Comparator.naturalOrder());
        var here = due.stream().filter(unit -> !remote(unit)).toList();
        var calls = due.stream().filter(this::remote).limit(local.freeCalls()).toList();
        if (!here.isEmpty() || !calls.isEmpty()) {
            begin(here, runner);
            begin(calls, runner);
            parts.progress().store(run);
            if (!over.getAsBoolean()) {
                calls.forEach(unit -> inStep(unit, () -> call(unit, runner)));
                workHere(here, runner, over);
            }
            // a stopping server; the steps are run again by whoever comes next
            return Thread.currentThread().isInterrupted() ? Optional.of(Verdict.lookAgain(now())) : Optional.empty();
        }
        if (local.calling()) {
            return awaitCalls(waiting);
        }
        var next = waiting.orElseThrow(
                () -> new IllegalStateException("Operation " + run.id() + " has nothing to do and has not ended"));
        return Optional.of(Verdict.lookAgain(soonEnough(next)));
    }

    /** When the unit is to be worked on: at once if it has not been begun. */
    private Instant lookAt(Unit unit, UnitRunner runner) {
        return runner.begun(unit) ? local.nextLook(unit).orElse(Instant.MIN) : Instant.MIN;
    }

    private boolean remote(Unit unit) {
        return flow.step(unit.step().name).remote();
    }

    private void begin(List<Unit> units, UnitRunner runner) {
        units.forEach(unit -> inStep(unit, () -> runner.begin(run, unit)));
    }

    /** Works on the units one after another, until what they came to should be stored. */
    private void workHere(List<Unit> units, UnitRunner runner, BooleanSupplier over) {
        var until = now().plus(MAX_UNSTORED);
        for (var unit : units) {
            inStep(unit, () -> {
                var answer = runner.call(run, flow, unit).get();
                if (!Thread.currentThread().isInterrupted()) {
                    record(unit, runner, answer);
                }
            });
            if (Thread.currentThread().isInterrupted() || over.getAsBoolean() || now().isAfter(until)) {
                return;
            }
        }
    }

    private void call(Unit unit, UnitRunner runner) {
        var work = runner.call(run, flow, unit);
        var call = parts.calls().start(work, () -> {
            if (local.toBeWoken()) {
                parts.queue().wake(run.id());
            }
        });
        local.started(new Started(unit.key(), call, runner));
    }

    private Optional<Verdict> awaitCalls(Optional<Instant> other) {
        parts.progress().store(run);
        if (local.await(SHORT_WAIT)) {
            return Optional.empty();
        }
        var now = now();
        var renewal = now.plus(parts.lease().dividedBy(2));
        return Optional.of(Verdict.lookAgain(
                now.plus(parts.lease()), other.filter(renewal::isAfter).orElse(renewal)));
    }

    /** At least so often that the operation's clock goes on. */
    private Instant soonEnough(Instant next) {
        var latest = now().plus(OperationClock.MAX_PAUSE);
        return next.isBefore(latest) ? next : latest;
    }

    private static void inStep(Unit unit, Runnable work) {
        MDC.put("step", unit.step().name);
        try {
            work.run();
        } finally {
            MDC.remove("step");
        }
    }

    private Instant now() {
        return parts.clock().instant();
    }
}
