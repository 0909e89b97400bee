package dev.mold.server.job.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What this server keeps in memory of an operation between two looks at it: its rows, the calls that are under way, and
 * which unit is to be looked at when. Nothing depends on it: a server that has not got it looks at once, and calls again.
 */
final class LocalState {
    private static final int MAX_CALLS = 8;

    private final Map<Unit.Key, Instant> nextLooks = new ConcurrentHashMap<>();
    private final Map<Unit.Key, Started> calls = new ConcurrentHashMap<>();

    private final AtomicReference<Held> held = new AtomicReference<>();
    /** Whether this server looks at the operation, or has been told to. */
    private final AtomicBoolean awake = new AtomicBoolean();

    /** The operation as the last look left it, all of it stored. */
    record Held(Run run, FlowRun<?, ?> flow) {}

    /** A call, and who records its answer. */
    record Started(Unit.Key unit, RemoteCall call, UnitRunner runner) {
        Answer answer() {
            try {
                return call.answer().join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e;
            }
        }
    }

    void hold(Run run, FlowRun<?, ?> flow) {
        held.set(new Held(run, flow));
    }

    /** What was held, which is to be held again once all changes are stored. */
    Optional<Held> takeHeld() {
        return Optional.ofNullable(held.getAndSet(null));
    }

    void passBegins() {
        awake.set(true);
    }

    /** Calls that end from now on need a look; for those that had ended before, see {@link #answered}. */
    void passEnded() {
        awake.set(false);
    }

    /** Whether the operation has to be told to be looked at, for the first call that ends after a pass. */
    boolean toBeWoken() {
        return awake.compareAndSet(false, true);
    }

    /** When the unit is to be looked at; empty for now. */
    Optional<Instant> nextLook(Unit unit) {
        return Optional.ofNullable(nextLooks.getOrDefault(unit.key(), unit.row().nextLook));
    }

    void nextLook(Unit unit, Optional<Instant> time) {
        time.ifPresentOrElse(some -> nextLooks.put(unit.key(), some), () -> nextLooks.remove(unit.key()));
    }

    boolean calling(Unit unit) {
        return calls.containsKey(unit.key());
    }

    boolean calling() {
        return !calls.isEmpty();
    }

    /** How many more calls may be made now. */
    int freeCalls() {
        return Math.max(0, MAX_CALLS - calls.size());
    }

    void started(Started call) {
        calls.put(call.unit(), call);
    }

    /** Whether a call has ended whose answer is not recorded. */
    boolean answered() {
        return calls.values().stream().anyMatch(started -> started.call().answer().isDone());
    }

    /** Hands out the calls that have ended or take too long. */
    List<Started> takeEnded(Instant now) {
        var ended = new ArrayList<Started>();
        for (var started : calls.values()) {
            started.call().giveUpIfLate(now);
            if (started.call().answer().isDone() && calls.remove(started.unit(), started)) {
                ended.add(started);
            }
        }
        return ended;
    }

    /** Waits for a call to end, for at most that long. @return whether one has */
    boolean await(Duration most) {
        var answers =
                calls.values().stream().map(started -> started.call().answer()).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.anyOf(answers).get(most.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException failed) {
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
