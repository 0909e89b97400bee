package dev.mold.koral.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NodeLifecycleTest {
    @Test
    void aNodeGoesFromPlannedToReadyInOrder() {
        var phase = NodePhase.PLANNED;
        for (var event : new NodeEvent[] {
            NodeEvent.PREPARATION_STARTED, NodeEvent.JOIN_COMPLETED, NodeEvent.READINESS_REPORTED
        }) {
            phase = NodeLifecycle.get().next(phase, event);
        }
        assertThat(phase).isEqualTo(NodePhase.READY);
        assertThat(NodeLifecycle.get().find(NodePhase.PLANNED, NodeEvent.JOIN_COMPLETED)).isEmpty();
        assertThat(NodeLifecycle.get().find(NodePhase.PREPARING, NodeEvent.READINESS_REPORTED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GONE")
    void aNodeCanBeRemovedInEveryPhase(NodePhase phase) {
        assertThat(NodeLifecycle.get().find(phase, NodeEvent.REMOVAL_STARTED)).contains(NodePhase.LEAVING);
    }

    @Test
    void aNodeThatLeavesOnlyEverBecomesGone() {
        assertThat(reachableFrom(NodePhase.LEAVING)).containsExactlyInAnyOrder(NodePhase.LEAVING, NodePhase.GONE);
        assertThat(reachableFrom(NodePhase.GONE)).containsExactly(NodePhase.GONE);
    }

    @ParameterizedTest
    @EnumSource
    void anEventThatHasTakenEffectChangesNothingMore(NodeEvent event) {
        var table = NodeLifecycle.get();
        for (var phase : NodePhase.values()) {
            var once = table.find(phase, event);
            // A cancelled drain may start again, and then be cancelled again.
            if (event != NodeEvent.DRAIN_CANCELLED) {
                once.ifPresent(next -> assertThat(table.find(next, event)).contains(next));
            }
        }
    }

    private static Set<NodePhase> reachableFrom(NodePhase start) {
        var reached = new HashSet<>(Set.of(start));
        var grown = true;
        while (grown) {
            grown = false;
            for (var phase : EnumSet.copyOf(reached)) {
                for (var event : NodeLifecycle.get().events(phase)) {
                    grown |= reached.add(NodeLifecycle.get().next(phase, event));
                }
            }
        }
        return reached;
    }
}
