import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Follows an operation on a cluster until it ends. */
final class Operation {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    /** Seconds after which the reason that a step waits is printed. */
    private static final double LONG = 20;

    private final Api api;
    private final String cluster;
    private final String job;

    /** @param job id of the job that the command returned, which is also the operation's id */
    Operation(Api api, String cluster, String job) {
        this.api = api;
        this.cluster = cluster;
        this.job = job;
    }

    /**
     * A completed step.
     *
     * @param number its position among all, from 1
     * @param count how many there are
     * @param seconds since the end of the one before, by the local clock, because the server reports whole seconds only
     */
    record Step(int number, int count, String name, String description, double seconds) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%2d of %d  %-22s %6.1f s  %s", number, count, name, seconds, description);
        }
    }

    /** Receives the operation's progress. */
    interface Listener {
        void ended(Step step);

        /** Reports what a slow step waits for; called again when that changes. */
        default void waits(String step, String what) {}
    }

    /** Prints each step as it ends. @throws IllegalStateException with the reason if the operation fails */
    void print() throws Exception {
        follow(new Listener() {
            @Override
            public void ended(Step step) {
                Console.say("%s", step);
            }

            @Override
            public void waits(String step, String what) {
                Console.say("%8s  %s … %s", "", step, what);
            }
        });
    }

    /**
     * Passes each step to the listener as it ends, and returns all of them.
     *
     * @throws IllegalStateException if it fails
     */
    List<Step> follow(Listener listener) throws Exception {
        var through = new ArrayList<Step>();
        var before = System.nanoTime();
        var reported = "";
        while (true) {
            var operation = poll();
            var steps = operation.get("steps");
            // in order: completed steps come first
            while (through.size() < steps.size() && isDone(steps.get(through.size()))) {
                var step = step(steps, through.size(), Console.secondsSince(before));
                before = System.nanoTime();
                through.add(step);
                listener.ended(step);
            }
            var reason = through.size() < steps.size() ? steps.get(through.size()).path("error").asString("") : "";
            if (Console.secondsSince(before) > LONG && !reason.isEmpty() && !reason.equals(reported)) {
                listener.waits(steps.get(through.size()).path("name").asString(""), reason);
                reported = reason;
            }
            if (hasEnded(operation)) {
                return through;
            }
            Thread.sleep(POLL_INTERVAL.toMillis());
        }
    }

    private JsonNode poll() throws Exception {
        return api.call("listKubernetesClusterOperations", "kubernetesclusterid", cluster, "id", job)
                .get("kubernetesclusteroperation")
                .get(0);
    }

    private static Step step(JsonNode steps, int index, double seconds) {
        var step = steps.get(index);
        return new Step(
                index + 1,
                steps.size(),
                step.path("name").asString(""),
                step.path("description").asString(""),
                seconds);
    }

    private static boolean isDone(JsonNode step) {
        return "done".equalsIgnoreCase(step.path("state").asString(""));
    }

    private static boolean hasEnded(JsonNode operation) {
        var state = operation.path("state").asString("").toLowerCase(Locale.ROOT);
        return switch (state) {
            case "succeeded" -> true;
            case "failed", "cancelled" ->
                throw new IllegalStateException(operation.path("type").asString("The operation") + " has " + state
                        + ": " + operation.path("error").asString("no reason was given"));
            default -> false;
        };
    }
}
