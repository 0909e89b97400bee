package dev.mold.server.job.flow;

import dev.mold.api.flow.Flow;
import dev.mold.api.flow.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The flows that this server can run: those of its features, and those that plugins add when they start. */
public final class Flows {
    private final Supplier<List<Flow<?, ?>>> features;
    private final Map<String, Flow<?, ?>> added = new ConcurrentHashMap<>();
    private final Map<String, Flow<?, ?>> ofFeatures = new ConcurrentHashMap<>();

    /** @param features asked for late, for flows are made of services that submit operations */
    Flows(Supplier<List<Flow<?, ?>>> features) {
        this.features = features;
    }

    /** @throws IllegalArgumentException if the name is taken or two of its steps share one */
    public void add(Flow<?, ?> flow) {
        checkSteps(flow);
        if (known().containsKey(flow.name()) || added.putIfAbsent(flow.name(), flow) != null) {
            throw new IllegalArgumentException("Two flows are called " + flow.name());
        }
    }

    Optional<Flow<?, ?>> find(String name) {
        return Optional.<Flow<?, ?>>ofNullable(added.get(name)).or(() -> Optional.ofNullable(known().get(name)));
    }

    /** All of them, in no order. */
    public List<Flow<?, ?>> all() {
        return Stream.concat(known().values().stream(), added.values().stream()).toList();
    }

    private Map<String, Flow<?, ?>> known() {
        if (ofFeatures.isEmpty()) {
            for (var flow : features.get()) {
                checkSteps(flow);
                var other = ofFeatures.put(flow.name(), flow);
                if (other != null && other != flow) {
                    throw new IllegalArgumentException("Two flows are called " + flow.name());
                }
            }
        }
        return ofFeatures;
    }

    private static void checkSteps(Flow<?, ?> flow) {
        var names = new HashSet<String>();
        for (Step<?> step : flow.steps()) {
            if (!names.add(step.name())) {
                throw new IllegalArgumentException("Two steps of " + flow.name() + " are called " + step.name());
            }
        }
    }
}
