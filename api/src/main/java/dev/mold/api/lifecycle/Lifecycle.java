package dev.mold.api.lifecycle;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A transition table of states and events. It stores nothing: it returns the next state and rejects events without a
 * transition; the caller stores the state with a compare-and-set.
 *
 * @param <S> the states
 * @param <E> the events
 */
public final class Lifecycle<S extends Enum<S>, E extends Enum<E>> {
    private final Map<S, Map<E, S>> table;

    private Lifecycle(Map<S, Map<E, S>> table) {
        this.table = table;
    }

    /**
     * @return the next state
     * @throws IllegalTransitionException if the state has no transition for the event
     */
    public S next(S state, E event) {
        return find(state, event).orElseThrow(() -> new IllegalTransitionException(state, event));
    }

    /** The next state; empty if the state has no transition for the event. */
    public Optional<S> find(S state, E event) {
        return Optional.ofNullable(table.getOrDefault(state, Map.of()).get(event));
    }

    /** The events for which a state has transitions. */
    public Set<E> events(S state) {
        return table.getOrDefault(state, Map.of()).keySet();
    }

    public static <S extends Enum<S>, E extends Enum<E>> Builder<S, E> of(Class<S> states, Class<E> events) {
        return new Builder<>(states, events);
    }

    /** Builds a table row by row. */
    public static final class Builder<S extends Enum<S>, E extends Enum<E>> {
        private final Map<S, Map<E, S>> table;
        private final Class<E> events;

        private Builder(Class<S> states, Class<E> events) {
            this.table = new EnumMap<>(states);
            this.events = events;
        }

        /** @throws IllegalArgumentException if the row contradicts an earlier one */
        public Builder<S, E> on(S from, E event, S to) {
            var earlier = table.computeIfAbsent(from, state -> new EnumMap<>(events)).put(event, to);
            if (earlier != null) {
                throw new IllegalArgumentException(from + " on " + event + " already leads to " + earlier);
            }
            return this;
        }

        public Lifecycle<S, E> build() {
            return new Lifecycle<>(new EnumMap<>(table));
        }
    }
}
