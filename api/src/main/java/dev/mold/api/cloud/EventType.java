package dev.mold.api.cloud;

import java.util.Objects;

/**
 * A kind of event. The parts that record events declare theirs as constants of a class {@code …EventTypes}, which the
 * reference page is made of.
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
