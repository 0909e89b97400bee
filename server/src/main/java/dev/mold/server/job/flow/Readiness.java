package dev.mold.server.job.flow;

import dev.mold.api.flow.StepState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Which units of an operation may be taken forward, as its flow orders them. */
final class Readiness {
    private final Run run;
    private final FlowRun<?, ?> flow;

    Readiness(Run run, FlowRun<?, ?> flow) {
        this.run = run;
        this.flow = flow;
    }

    /** Units that wait for no other; those that are under way come first. */
    List<Unit> units() {
        var ready = new ArrayList<Unit>();
        for (var step : run.steps()) {
            if (step.state != StepState.DONE && !empty(step)) {
                ready.addAll(units(step));
            }
        }
        return ready;
    }

    /** Steps with nothing to do, for they have no item. */
    List<StepEntity> emptySteps() {
        return run.steps().stream()
                .filter(step -> step.state != StepState.DONE && empty(step) && allowed(Unit.of(step)))
                .toList();
    }

    private List<Unit> units(StepEntity step) {
        var all = run.units(step);
        var underWay = all.stream().filter(Unit::underWay).toList();
        var ready = new ArrayList<>(underWay);
        all.stream()
                .filter(Predicate.not(Unit::done).and(Predicate.not(Unit::underWay)))
                .filter(this::allowed)
                .limit(Math.max(0, flow.parallel(step.name) - underWay.size()))
                .forEach(ready::add);
        return ready;
    }

    private boolean empty(StepEntity step) {
        return flow.hasItems(step.name) && run.items(step).isEmpty();
    }

    private boolean allowed(Unit unit) {
        var waitsFor = flow.order().of(unit.step().name);
        return run.steps().stream()
                .filter(other -> waitsFor.map(names -> names.contains(other.name))
                        .orElse(other.key.n() < unit.step().key.n()))
                .allMatch(other -> waitsFor.isPresent() ? done(other, unit) : other.state == StepState.DONE);
    }

    /** Whether a step is done as far as a unit waits for it: for the same item, if it has that. */
    private boolean done(StepEntity other, Unit unit) {
        return unit.item()
                .flatMap(item -> run.unit(new Unit.Key(other.key.n(), item.key())))
                .map(Unit::done)
                .orElse(other.state == StepState.DONE);
    }
}
