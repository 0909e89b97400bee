package dev.mold.koral.real;

import dev.mold.koral.testing.ClusterUser;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Follows one operation, and prints how long each of its steps took. */
final class StepWatch {
    private static final Set<String> NOT_BEGUN = Set.of("PENDING");
    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx");

    private final ClusterUser user;
    private final String what;
    private final JsonNode answer;
    private final Runnable eachLook;
    private final Instant asked = Instant.now();
    private final Map<String, Instant> ends = new LinkedHashMap<>();

    /** @param what for people; @param answer the one with the job's id; @param eachLook runs at every poll */
    StepWatch(ClusterUser user, String what, JsonNode answer, Runnable eachLook) {
        this.user = user;
        this.what = what;
        this.answer = answer;
        this.eachLook = eachLook;
    }

    String job() {
        return answer.get("jobid").asString();
    }

    String cluster() {
        return answer.get("id").asString();
    }

    /** Waits until a step is running. @throws AssertionError if the operation ends before that */
    void awaitStep(String name, Duration atMost) {
        Awaitility.await(what + " gets to " + name)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> begun(look(), name));
    }

    private boolean begun(JsonNode operation, String name) {
        for (var step : operation.get("steps")) {
            if (step.get("name").asString().equals(name)) {
                if (!NOT_BEGUN.contains(step.get("state").asString())) {
                    return true;
                }
                if (operation.hasNonNull("completed")) {
                    throw new AssertionError(what + " ended before " + name + ": " + operation);
                }
                return false;
            }
        }
        throw new AssertionError("There is no step " + name + " in " + operation);
    }

    /** What a step waits for or why it last failed; empty if neither. */
    String trouble(String name) {
        for (var step : look().get("steps")) {
            if (step.get("name").asString().equals(name)) {
                return step.path("error").asString("");
            }
        }
        throw new AssertionError("There is no step " + name);
    }

    /** Waits for the end, however it ends, and prints the steps. @return the answer of queryAsyncJobResult */
    JsonNode end(Duration atMost) {
        Awaitility.await(what).atMost(atMost).pollInterval(Duration.ofMillis(100)).until(() -> look()
                .hasNonNull("completed"));
        print(look());
        return user.api().ended(job());
    }

    private JsonNode look() {
        eachLook.run();
        var operation = user.operation(job());
        var now = Instant.now();
        for (var step : operation.get("steps")) {
            if (step.hasNonNull("completed")) {
                ends.putIfAbsent(step.get("name").asString(), ends.isEmpty() ? firstEnd(step, now) : now);
            }
        }
        return operation;
    }

    /** The server reports whole seconds; for steps that ended before the first poll nothing more precise is known. */
    private static Instant firstEnd(JsonNode step, Instant now) {
        var told = OffsetDateTime.parse(step.get("completed").asString(), WIRE).toInstant();
        return told.isBefore(now.minusSeconds(2)) ? told : now;
    }

    private void print(JsonNode operation) {
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT, "%n%s: %s in %.1f s%n", what, state(operation), seconds(asked, Instant.now())));
        var before = asked;
        for (var step : operation.get("steps")) {
            var name = step.get("name").asString();
            var end = ends.get(name);
            if (end != null) {
                text.append(String.format(
                        Locale.ROOT, "  %-22s %6.1f s  %s%n", name, Math.max(0, seconds(before, end)), trouble(step)));
                before = end;
            } else if (!trouble(step).isEmpty()) {
                text.append(String.format(Locale.ROOT, "  %-22s %8s  %s%n", name, "not done", trouble(step)));
            }
        }
        System.out.print(text);
    }

    private static String state(JsonNode operation) {
        var error = operation.path("error").asString("");
        return operation.get("state").asString().toLowerCase(Locale.ROOT) + (error.isEmpty() ? "" : " (" + error + ")");
    }

    private static String trouble(JsonNode step) {
        var attempts = step.path("attempts").asInt(1);
        var error = step.path("error").asString("");
        return (attempts > 1 ? attempts + " attempts " : "") + error;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
