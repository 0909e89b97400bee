package dev.mold.server.job.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.flow.Flow;
import dev.mold.api.flow.OnFailure;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class FlowRegistryTest {
    private static final int THREADS = 8;

    @Test
    void threadsThatAskFirstAllAtOnceFindEveryFlow() throws Exception {
        var halfWay = new CyclicBarrier(THREADS);
        var flows = new FlowRegistry(() -> new SlowList(List.of(flow("early"), flow("late")), halfWay));
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var looks = new ArrayList<Callable<Optional<Flow<?, ?>>>>();
            for (int i = 0; i < THREADS; i++) {
                looks.add(() -> flows.find("late"));
            }
            for (var found : threads.invokeAll(looks)) {
                assertThat(found.get()).isPresent();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aNameIsTakenOnce() {
        var flows = new FlowRegistry(() -> List.of(flow("one")));
        flows.add(flow("other"));

        assertThatThrownBy(() -> flows.add(flow("one"))).hasMessage("Two flows are called one");
        assertThatThrownBy(() -> flows.add(flow("other"))).hasMessage("Two flows are called other");
        assertThatThrownBy(() -> new FlowRegistry(() -> List.of(flow("one"), flow("one"))).find("one"))
                .hasMessage("Two flows are called one");
    }

    @Test
    void stepsOfAFlowHaveDifferentNames() {
        var flow = new ItemFlow("confused").step("same").step("same");

        assertThatThrownBy(() -> new FlowRegistry(() -> List.of(flow)).find("confused"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same");
        var flows = new FlowRegistry(List::of);
        assertThatThrownBy(() -> flows.add(flow)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ScriptedFlow flow(String name) {
        return new ScriptedFlow(name, 1, OnFailure.LEAVE, (subject, outcome) -> {});
    }

    /** Lets the threads that read it go on past the first flow only all together. */
    private static final class SlowList extends AbstractList<Flow<?, ?>> {
        private final List<Flow<?, ?>> flows;
        private final CyclicBarrier afterFirst;

        SlowList(List<Flow<?, ?>> flows, CyclicBarrier afterFirst) {
            this.flows = flows;
            this.afterFirst = afterFirst;
        }

        @Override
        public Flow<?, ?> get(int index) {
            if (index == 1) {
                try {
                    afterFirst.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            return flows.get(index);
        }

        @Override
        public int size() {
            return flows.size();
        }
    }
}
