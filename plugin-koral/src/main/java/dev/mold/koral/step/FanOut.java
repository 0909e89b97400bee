package dev.mold.koral.step;

import dev.mold.koral.node.Node;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Does the same to several nodes at once; to so many only that one large cluster leaves threads to the others. */
public final class FanOut {
    private static final int AT_ONCE = 8;

    private final Executor executor;

    public FanOut(Executor executor) {
        this.executor = executor;
    }

    /**
     * Waits for all of them.
     *
     * @return what came of each, in the nodes' order
     * @throws RuntimeException the first node's failure, in the nodes' order, once all are done
     */
    public <R> Map<Node, R> each(Collection<Node> nodes, Function<Node, R> work) {
        var results = new LinkedHashMap<Node, CompletableFuture<R>>();
        nodes.forEach(node -> results.put(node, new CompletableFuture<>()));
        var waiting = new ConcurrentLinkedQueue<>(results.entrySet());
        for (var n = 0; n < Math.min(AT_ONCE, nodes.size()); n++) {
            executor.execute(() -> workOff(waiting, work));
        }
        CompletableFuture.allOf(results.values().toArray(CompletableFuture[]::new))
                .handle((done, failure) -> done)
                .join();
        var answers = new LinkedHashMap<Node, R>();
        results.forEach((node, result) -> answers.put(node, join(result)));
        return answers;
    }

    private static <R> void workOff(Queue<Entry<Node, CompletableFuture<R>>> waiting, Function<Node, R> work) {
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            try {
                next.getValue().complete(work.apply(next.getKey()));
            } catch (RuntimeException | Error failure) {
                next.getValue().completeExceptionally(failure);
            }
        }
    }

    private static <R> R join(CompletableFuture<R> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
