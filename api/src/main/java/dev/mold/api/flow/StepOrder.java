package dev.mold.api.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The dependencies between the steps of a flow. A step begins after all steps before it in the flow's list, unless its
 * dependencies are declared here. An item of an {@link ItemStep} waits for the same item of another item step, or for
 * that whole step if it has no such item.
 */
public final class StepOrder {
    private final Map<String, List<String>> after;

    private StepOrder(Map<String, List<String>> after) {
        this.after = Map.copyOf(after);
    }

    /** Each step waits for all steps before it in the list. */
    public static StepOrder sequential() {
        return new StepOrder(Map.of());
    }

    /**
     * A copy with declared dependencies for one step.
     *
     * @param step its name
     * @param earlier the names of the steps that it waits for; each must be before it in the flow's list
     */
    public StepOrder after(String step, String... earlier) {
        var more = new HashMap<>(after);
        more.put(step, List.of(earlier));
        return new StepOrder(more);
    }

    /** The names of the steps that a step waits for; empty if it waits for all steps before it. */
    public Optional<List<String>> of(String step) {
        return Optional.ofNullable(after.get(step));
    }

    /**
     * @throws IllegalArgumentException if it names a step that the flow does not have, or a dependency that comes later
     */
    public void check(List<? extends FlowStep<?>> steps) {
        var names = steps.stream().map(FlowStep::name).toList();
        after.forEach((step, earlier) -> {
            var position = position(names, step);
            for (var name : earlier) {
                if (position(names, name) >= position) {
                    throw new IllegalArgumentException("Step " + step + " cannot wait for " + name
                            + ", which does not come before it");
                }
            }
        });
    }

    private static int position(List<String> names, String name) {
        var position = names.indexOf(name);
        if (position < 0) {
            throw new IllegalArgumentException("There is no step " + name);
        }
        return position;
    }
}
