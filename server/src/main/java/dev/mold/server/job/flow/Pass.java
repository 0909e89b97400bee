package dev.mold.server.job.flow;

import dev.mold.api.flow.OperationState;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.StepState;
import dev.mold.server.job.flow.LocalState.Started;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.MDC;

/** One look at an operation: takes it as far as it goes without waiting. Used by one thread. */
final class Pass {
    /** Answers that come that soon need no look of their own. */
    private static final Duration SHORT_WAIT = Duration.ofMillis(100);

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
        while (!stopping.getAsBoolean()) {
            record(local.takeEnded(now()));
            var verdict = run.operation().failing() || cancel().isPresent() ? end() : forward();
            if (verdict.isPresent()) {
                return verdict.get();
            }
        }
        return Verdict.lookAgain(now());
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
        return work(readiness.units(), parts.steps());
    }

    /** A step that was never begun has nothing to undo. */
    private void passOver(StepEntity step) {
        var now = now();
        parts.progress()
                .write(
                        run,
                        Unit.of(step),
                        row -> {
                            row.state = StepState.DONE;
                            row.completed = now;
                        },
                        () -> {});
    }

    private Optional<Verdict> end() {
        if (local.calling()) {
            // what is under way may still change something, so it is awaited before anything is undone
            return awaitCalls(Optional.empty());
        }
        var cancel = cancel();
        var replaced = cancel.filter(found -> !found.rollsBack);
        if (replaced.isPresent()) {
            return settle(new Outcome.Cancelled(replaced.get().reason, false));
        }
        if (flow.undoes(run)) {
            var left = run.nextToUndo();
            if (!left.isEmpty()) {
                markUndoing();
                return work(left, parts.undoing());
            }
        }
        return settle(run.operation().failing()
                ? failure()
                : new Outcome.Cancelled(cancel.orElseThrow().reason, run.undone()));
    }

    private void markUndoing() {
        if (run.operation().state != OperationState.UNDOING) {
            parts.progress().write(run, row -> row.state = OperationState.UNDOING, () -> {});
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

    /** Works on one of the units, or begins all calls that can be made; if all have to wait, says until when. */
    private Optional<Verdict> work(List<Unit> units, UnitRunner runner) {
        var now = now();
        Optional<Instant> earliest = Optional.empty();
        for (var unit : units) {
            var look = local.nextLook(unit).filter(time -> runner.begun(unit) && time.isAfter(now));
            if (look.isPresent()) {
                earliest = Optional.of(earliest.filter(look.get()::isAfter).orElse(look.get()));
            } else if (!flow.step(unit.step().name).remote()) {
                return workHere(unit, runner);
            } else if (!local.calling(unit) && local.mayCall()) {
                inStep(unit, () -> call(unit, runner));
                if (run.cancel().isPresent()) {
                    return Optional.empty();
                }
            }
        }
        if (local.calling()) {
            return awaitCalls(earliest);
        }
        var next = earliest.orElseThrow(
                () -> new IllegalStateException("Operation " + run.id() + " has nothing to do and has not ended"));
        return Optional.of(Verdict.lookAgain(soonEnough(next)));
    }

    private Optional<Verdict> workHere(Unit unit, UnitRunner runner) {
        inStep(unit, () -> {
            runner.begin(run, unit);
            var answer = runner.call(run, flow, unit).get();
            if (!Thread.currentThread().isInterrupted()) {
                record(unit, runner, answer);
            }
        });
        // a stopping server; the step is run again by whoever comes next
        return Thread.currentThread().isInterrupted() ? Optional.of(Verdict.lookAgain(now())) : Optional.empty();
    }

    private void call(Unit unit, UnitRunner runner) {
        runner.begin(run, unit);
        var work = runner.call(run, flow, unit);
        var call = parts.calls().start(work, () -> parts.queue().wake(run.id()));
        local.started(new Started(unit.key(), call, runner));
    }

    private Optional<Verdict> awaitCalls(Optional<Instant> other) {
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
