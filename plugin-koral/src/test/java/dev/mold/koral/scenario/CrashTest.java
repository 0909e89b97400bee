package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.StepResult;
import dev.mold.api.id.OperationId;
import dev.mold.koral.cluster.ClusterFlows;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.fake.CreateCommand;
import dev.mold.server.job.flow.Faults.Crash;
import dev.mold.server.job.flow.Faults;
import dev.mold.koral.fake.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A server crashes, or a step fails, at every point of every flow. */
class CrashTest {
    private static final List<String> HAPPENED = new ArrayList<>();
    private static final List<String> VIOLATED = new ArrayList<>();

    /** Crashes once, before or after the nth call of a step. */
    private static final class CrashAt implements Faults {
        private final String step;
        private final boolean after;
        private int looksLeft;
        private boolean happened;

        CrashAt(String step, boolean after, int look) {
            this.step = step;
            this.after = after;
            this.looksLeft = look;
        }

        @Override
        public void before(String name) {
            crash(name, !after);
        }

        @Override
        public StepResult after(String name, StepResult result) {
            crash(name, after);
            return result;
        }

        private void crash(String name, boolean here) {
            if (here && !happened && name.equals(step) && looksLeft-- == 0) {
                happened = true;
                throw new Crash();
            }
        }
    }

    /** A step does its work, whatever the result, and then fails permanently. */
    private record FailAt(String step) implements Faults {
        @Override
        public StepResult after(String name, StepResult result) {
            return name.equals(step) ? broken() : result;
        }
    }

    private static StepResult broken() {
        return new StepResult.Failed(Errors.INTERNAL, "broken by the test", false);
    }

    /** As {@link FailAt}, and the server crashes at every step of the rollback. */
    private static final class FailThenCrash implements Faults {
        private final String step;
        private final List<String> crashed = new ArrayList<>();

        FailThenCrash(String step) {
            this.step = step;
        }

        @Override
        public StepResult after(String name, StepResult result) {
            if (name.equals(step)) {
                return broken();
            }
            if (name.startsWith("undo ") && !crashed.contains(name)) {
                crashed.add(name);
                throw new Crash();
            }
            return result;
        }
    }

    @AfterAll
    static void report() {
        System.out.println("faults that happened: " + HAPPENED.size() + ", violations: " + VIOLATED.size());
    }

    @Test
    void aCrashAnywhereInCreateChangesNothingInTheEnd() {
        var calm = new World();
        calm.running(3, 2);
        everyCrash(calm.stepsOf(ClusterFlows.CREATE), faults -> {
            var world = new World();
            var command = world.command();
            command.controlNodes = 3L;
            var created = world.create(command);
            assertThat(world.run(created.job(), faults)).isEqualTo(new Outcome.Succeeded());
            assertThat(world.cluster(created).state()).isEqualTo(ClusterState.RUNNING);
            assertThat(world.inventory()).isEqualTo(calm.inventory());
            assertThat(world.secrets.count(world.cluster(created).id())).isEqualTo(7);
        });
    }

    @Test
    void aCrashAnywhereInStopStartAndDeleteChangesNothingInTheEnd() {
        var names = new World();
        everyCrash(names.stepsOf(ClusterFlows.STOP), faults -> {
            var world = new World();
            var cluster = world.running(1, 2);
            world.run(world.stop(cluster.id()).job(), faults);
            assertThat(world.cluster(cluster.id()).state()).isEqualTo(ClusterState.STOPPED);
        });
        everyCrash(names.stepsOf(ClusterFlows.START), faults -> {
            var world = new World();
            var cluster = world.running(1, 2);
            var before = world.inventory();
            world.run(world.stop(cluster.id()).job(), Faults.NONE);
            world.run(world.start(cluster.id()).job(), faults);
            assertThat(world.cluster(cluster.id()).state()).isEqualTo(ClusterState.RUNNING);
            assertThat(world.inventory()).isEqualTo(before);
        });
        everyCrash(names.stepsOf(ClusterFlows.DELETE), faults -> {
            var world = new World();
            var cluster = world.running(1, 2);
            world.run(world.delete(cluster.id()).job(), faults);
            assertGone(world, cluster.id());
        });
    }

    @Test
    void aFailureAnywhereInCreateLeavesNothingAndCanBeTriedAnew() {
        for (var step : new World().stepsOf(ClusterFlows.CREATE)) {
            for (Supplier<Faults> faults : List.<Supplier<Faults>>of(
                    () -> new FailAt(step), () -> new FailThenCrash(step))) {
                attempt("create fails at " + step, () -> createFails(step, faults.get()));
            }
        }
    }

    private static void createFails(String step, Faults faults) {
        var world = new World();
        var created = world.create(threeControlNodes(world));
        var outcome = world.run(created.job(), faults);
        assertThat(outcome.failure().orElseThrow().step()).isEqualTo(step);
        assertThat(world.cluster(created).state()).isEqualTo(ClusterState.ERROR);
        assertThat(world.inventory()).as("left after a failure at " + step).isEmpty();

        var id = world.cluster(created).id();
        assertThat(world.run(world.start(id).job(), Faults.NONE)).isEqualTo(new Outcome.Succeeded());
        world.run(world.delete(id).job(), Faults.NONE);
        assertGone(world, id);
    }

    @Test
    void aDeleteThatTakesOverAnywhereInCreateLeavesNothing() {
        for (var step : new World().stepsOf(ClusterFlows.CREATE)) {
            attempt("delete takes over at " + step, () -> deleteTakesOver(step));
        }
    }

    private static void deleteTakesOver(String step) {
        var world = new World();
        var created = world.create(threeControlNodes(world));
        var id = world.cluster(created).id();
        var deleted = new ArrayList<OperationId>();
        world.run(created.job(), new Faults() {
            @Override
            public void before(String name) {
                if (name.equals(step) && deleted.isEmpty()) {
                    deleted.add(world.delete(id).job());
                }
            }
        });
        assertThat(deleted).hasSize(1);
        assertThat(world.cluster(id).state()).isEqualTo(ClusterState.DESTROYING);
        world.run(deleted.get(0), Faults.NONE);
        assertGone(world, id);
    }

    @Test
    void whatAFailedUndoLeftBehindGoesWithTheNextAttempt() {
        var world = new World();
        var created = world.create(world.command());
        var cluster = world.cluster(created);
        var outcome = world.run(created.job(), new Faults() {
            @Override
            public StepResult after(String call, StepResult result) {
                return call.equals("await-ssh") || call.startsWith("undo ")
                        ? new StepResult.Failed(Errors.INTERNAL, "broken by the test", false)
                        : result;
            }

            @Override
            public void before(String call) {
                if (call.startsWith("undo ")) {
                    throw new ApiException(Errors.INTERNAL, "the back end is gone");
                }
            }
        });
        assertThat(outcome.undone()).isFalse();
        assertThat(world.cluster(created).state()).isEqualTo(ClusterState.ERROR);
        assertThat(world.machines.all()).hasSize(3);

        assertThat(world.run(world.start(cluster.id()).job(), Faults.NONE)).isEqualTo(new Outcome.Succeeded());
        assertThat(world.machines.all()).hasSize(3);
        assertThat(world.networks.all()).hasSize(1);
        assertThat(world.networks.allForwardings()).hasSize(3);
    }

    /** With three control nodes every step has something to do. */
    private static CreateCommand threeControlNodes(World world) {
        var command = world.command();
        command.controlNodes = 3L;
        return command;
    }

    private static void assertGone(World world, KubernetesClusterId id) {
        assertThat(world.cluster(id).state()).isEqualTo(ClusterState.DESTROYED);
        assertThat(world.cluster(id).removed()).isPresent();
        assertThat(world.inventory()).isEmpty();
        assertThat(world.secrets.count(id)).isZero();
    }

    private static void attempt(String what, Runnable scenario) {
        HAPPENED.add(what);
        try {
            scenario.run();
        } catch (AssertionError e) {
            VIOLATED.add(what);
            throw new AssertionError(what, e);
        }
    }

    private static void everyCrash(List<String> steps, Consumer<Faults> scenario) {
        for (var step : steps) {
            for (int look = 0; look < 3; look++) {
                for (var after : new boolean[] {false, true}) {
                    var faults = new CrashAt(step, after, look);
                    attempt("crash at " + step, () -> scenario.accept(faults));
                    if (!faults.happened) {
                        // the step was called less often than that
                        HAPPENED.remove(HAPPENED.size() - 1);
                        assertThat(look).as(step + " is never looked at").isPositive();
                    }
                }
            }
        }
    }
}
