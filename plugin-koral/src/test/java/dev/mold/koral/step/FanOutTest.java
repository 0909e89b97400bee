package dev.mold.koral.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.koral.node.Node;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FanOutTest {
    private static final int LIMIT = 8;

    private final List<Node> nodes = TestNodes.workers(30);

    @Test
    void answersComeInTheNodesOrder() {
        assertThat(new FanOut(Runnable::run).each(nodes, Node::name).values())
                .containsExactlyElementsOf(nodes.stream().map(Node::name).toList());
        assertThat(new FanOut(Runnable::run).each(List.of(), Node::name)).isEmpty();
    }

    @Test
    void oneCallDoesNotTakeAllThreads() throws InterruptedException {
        var threads = Executors.newFixedThreadPool(nodes.size());
        var working = new AtomicInteger();
        var most = new AtomicInteger();
        var full = new CountDownLatch(LIMIT);
        try {
            new FanOut(threads).each(nodes, node -> {
                most.accumulateAndGet(working.incrementAndGet(), Math::max);
                full.countDown();
                awaitAll(full);
                working.decrementAndGet();
                return node;
            });
        } finally {
            threads.shutdownNow();
        }

        assertThat(most).hasValue(LIMIT);
    }

    @Test
    void failureOfOneIsToldOnceAllAreDone() {
        var seen = new ConcurrentLinkedQueue<String>();

        assertThatThrownBy(() -> new FanOut(Runnable::run).each(nodes, node -> {
                    seen.add(node.name());
                    if (node.ordinal() == 3 || node.ordinal() == 20) {
                        throw new IllegalStateException(node.name());
                    }
                    return node;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("n3");
        assertThat(seen).hasSize(nodes.size());
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
