package dev.mold.koral.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.error.Errors;
import dev.mold.api.flow.Outcome;
import dev.mold.koral.fake.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomesTest {
    private static final Outcome UNDONE = new Outcome.Failed("some-step", Errors.INTERNAL, "broken", true);
    private static final Outcome LEFT = new Outcome.Failed("some-step", Errors.INTERNAL, "broken", false);
    private static final Outcome CANCELLED_UNDONE = new Outcome.Cancelled("by a user", true);
    private static final Outcome CANCELLED_LEFT = new Outcome.Cancelled("by a user", false);

    private final World world = new World();
    private final Outcomes outcomes = new Outcomes(world.clusters, world.clock);
    private final KubernetesCluster running = world.running(1, 1);

    @Test
    void anOperationThatIsRolledBackLeadsBackToTheStateBefore() {
        assertThat(after(UNDONE)).isEqualTo(ClusterState.RUNNING);
        assertThat(after(CANCELLED_UNDONE)).isEqualTo(ClusterState.RUNNING);
    }

    @Test
    void anOperationThatIsNotRolledBackLeavesTheClusterFaulty() {
        assertThat(after(LEFT)).isEqualTo(ClusterState.ALERT);
        assertThat(after(CANCELLED_LEFT)).isEqualTo(ClusterState.ALERT);
    }

    @Test
    void aCreateThatIsRolledBackLeavesAClusterThatNeverCameUp() {
        var command = world.command();
        command.name = "other";
        var cluster = world.cluster(world.create(command));
        var create = new ClusterOperation(
                cluster.id(), List.of(), Optional.empty(), ClusterState.CREATED, World.CALL);
        outcomes.settle(create, ClusterState.STARTING, ClusterEvent.CREATE_FAILED, UNDONE);
        assertThat(world.cluster(cluster.id()).state()).isEqualTo(ClusterState.ERROR);
    }

    @Test
    void anOperationWhoseClusterIsBeingDeletedChangesNothing() {
        var scaling = begin();
        world.clusters.update(
                running.id(), cluster -> cluster.on(ClusterEvent.DESTROY_REQUESTED, world.clock.instant()));
        var stillItsOwn = outcomes.settle(
                scaling, ClusterState.SCALING, ClusterEvent.OPERATION_FAILED, new Outcome.Succeeded());
        assertThat(stillItsOwn).isFalse();
        assertThat(world.cluster(running.id()).state()).isEqualTo(ClusterState.DESTROYING);
    }

    private ClusterOperation begin() {
        var operation = ClusterOperation.on(running, running.plan().nodes(), World.CALL);
        world.clusters.update(
                running.id(), cluster -> cluster.on(ClusterEvent.SCALE_UP_REQUESTED, world.clock.instant()));
        return operation;
    }

    private ClusterState after(Outcome outcome) {
        world.clusters.update(running.id(), cluster -> cluster.state() == ClusterState.ALERT
                ? cluster.on(ClusterEvent.OPERATION_SUCCEEDED, world.clock.instant())
                : cluster);
        outcomes.settle(begin(), ClusterState.SCALING, ClusterEvent.OPERATION_FAILED, outcome);
        return world.cluster(running.id()).state();
    }
}
