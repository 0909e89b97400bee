package dev.mold.server.job.flow;

import dev.mold.api.id.OperationId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The {@link LocalState} of the operations that this server works on. */
final class LocalStates {
    private final Map<OperationId, LocalState> states = new ConcurrentHashMap<>();
    private final Set<OperationId> underWay = ConcurrentHashMap.newKeySet();

    /** Begins a look at an operation. @return whether no other thread looks at it; if so, {@link #leave} must follow */
    boolean enter(OperationId id) {
        return underWay.add(id);
    }

    void leave(OperationId id) {
        underWay.remove(id);
    }

    /** @param again whether this server was the last to work on the operation; else what it knew is out of date */
    LocalState of(OperationId id, boolean again) {
        if (!again) {
            states.remove(id);
        }
        return states.computeIfAbsent(id, key -> new LocalState());
    }

    Optional<LocalState> find(OperationId id) {
        return Optional.ofNullable(states.get(id));
    }

    void forget(OperationId id) {
        states.remove(id);
    }
}
