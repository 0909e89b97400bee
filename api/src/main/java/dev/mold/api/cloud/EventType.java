package dev.mold.api.cloud;

import java.util.Objects;

/**
 * A kind of event. The parts that record events declare their types as constants of a class {@code …EventTypes}, from
 * which the reference page is generated.
 *
 * @param name as users see it, such as {@code VM.START}
 * @param meaning one sentence for the reference page
 */
public record EventType(String name, String meaning) {
    public EventType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(meaning, "meaning");
    }
}
