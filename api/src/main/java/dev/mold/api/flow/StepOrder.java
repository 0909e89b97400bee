package dev.mold.api.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which steps of a flow wait for which others. A step begins once all steps before it in the flow's list are done, unless
 * it is said here for which of them it waits. An item of an {@link ItemStep} waits for the same item of another item
 * step, or for the whole of it where that has no such item.
 */
public final class StepOrder {
    private final Map<String, List<String>> after;

    private StepOrder(Map<String, List<String>> after) {
        this.after = Map.copyOf(after);
    }

    /** One step after the other, in the order of the list. */
    public static StepOrder sequential() {
        return new StepOrder(Map.of());
    }

    /**
     * The same order, but for one step.
     *
     * @param step its name
     * @param earlier the names of the steps that it waits for; each stands before it in the flow's list
     */
    public StepOrder after(String step, String... earlier) {
        var more = new HashMap<>(after);
        more.put(step, List.of(earlier));
        return new StepOrder(more);
    }

    /** The names of the steps that a step waits for; empty if it waits for all that stand before it. */
    public Optional<List<String>> of(String step) {
        return Optional.ofNullable(after.get(step));
    }

    /** @throws IllegalArgumentException if it names a step that the flow does not have, or one that comes later */
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
