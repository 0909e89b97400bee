package dev.mold.server.platform.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The fields of a view, worked out once from its record.
 *
 * @param own its components, in order
 */
public record ViewShape(List<ViewField> own) {
    /** @throws IllegalArgumentException if it is no record */
    public static ViewShape of(Class<?> view) {
        if (!view.isRecord()) {
            throw new IllegalArgumentException(view.getName() + " is no record and so no view");
        }
        var fields = new ArrayList<ViewField>();
        for (var component : view.getRecordComponents()) {
            fields.add(ViewField.of(component));
        }
        return new ViewShape(List.copyOf(fields));
    }

    /** The fields as they stand on the wire, those of unwrapped components in their place. */
    public Stream<ViewField> onTheWire() {
        return own.stream()
                .flatMap(field -> field.unwrapped() ? of(field.type()).onTheWire() : Stream.of(field));
    }
}
