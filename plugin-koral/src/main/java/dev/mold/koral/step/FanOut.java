package dev.mold.koral.step;

import dev.mold.koral.node.Node;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Does the same to several nodes at once. */
public final class FanOut {
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
        var running = new LinkedHashMap<Node, CompletableFuture<R>>();
        nodes.forEach(node -> running.put(node, CompletableFuture.supplyAsync(() -> work.apply(node), executor)));
        var results = new LinkedHashMap<Node, R>();
        CompletableFuture.allOf(running.values().toArray(CompletableFuture[]::new))
                .handle((done, failure) -> done)
                .join();
        running.forEach((node, result) -> results.put(node, join(result)));
        return results;
    }

    private static <R> R join(CompletableFuture<R> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
