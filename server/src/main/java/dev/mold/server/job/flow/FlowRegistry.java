package dev.mold.server.job.flow;

import dev.mold.api.flow.Flow;
import dev.mold.api.flow.FlowStep;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The flows that this server can run: those of its features, and those that plugins add when they start. */
public final class FlowRegistry {
    private final Supplier<List<Flow<?, ?>>> features;
    private final Map<String, Flow<?, ?>> added = new ConcurrentHashMap<>();
    private final AtomicReference<Map<String, Flow<?, ?>>> ofFeatures = new AtomicReference<>();

    /**
     * @param features resolved late, because flows are made of services that submit operations; the same at each call
     */
    FlowRegistry(Supplier<List<Flow<?, ?>>> features) {
        this.features = features;
    }

    /** @throws IllegalArgumentException if the name is taken, two of its steps share one, or their order is none */
    public void add(Flow<?, ?> flow) {
        checkSteps(flow);
        if (known().containsKey(flow.name()) || added.putIfAbsent(flow.name(), flow) != null) {
            throw twice(flow);
        }
    }

    Optional<Flow<?, ?>> find(String name) {
        return Optional.<Flow<?, ?>>ofNullable(added.get(name)).or(() -> Optional.ofNullable(known().get(name)));
    }

    /** All of them, in no order. */
    public List<Flow<?, ?>> all() {
        return Stream.concat(known().values().stream(), added.values().stream()).toList();
    }

    /**
     * Threads that come first all at once each gather them: a lock would be held while the features make their services,
     * which take locks of their own.
     */
    private Map<String, Flow<?, ?>> known() {
        var known = ofFeatures.get();
        if (known == null) {
            ofFeatures.compareAndSet(null, gathered());
            known = ofFeatures.get();
        }
        return known;
    }

    private Map<String, Flow<?, ?>> gathered() {
        var all = new HashMap<String, Flow<?, ?>>();
        for (var flow : features.get()) {
            checkSteps(flow);
            if (all.putIfAbsent(flow.name(), flow) != null) {
                throw twice(flow);
            }
        }
        return Map.copyOf(all);
    }

    private static IllegalArgumentException twice(Flow<?, ?> flow) {
        return new IllegalArgumentException("Two flows are called " + flow.name());
    }

    private static void checkSteps(Flow<?, ?> flow) {
        var names = new HashSet<String>();
        for (FlowStep<?> step : flow.steps()) {
            if (!names.add(step.name())) {
                throw new IllegalArgumentException("Two steps of " + flow.name() + " are called " + step.name());
            }
        }
        flow.order().check(flow.steps());
        flow.pointOfNoReturn().filter(name -> !names.contains(name)).ifPresent(name -> {
            throw new IllegalArgumentException("Flow " + flow.name() + " has no step " + name);
        });
    }
}
