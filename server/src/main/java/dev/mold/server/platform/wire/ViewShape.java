package dev.mold.server.platform.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The fields of a view, derived once from its record.
 *
 * @param own its components, in order
 */
public record ViewShape(List<ViewField> own) {
    /** @throws IllegalArgumentException if the view is not a record */
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

    /** The fields as they appear on the wire; unwrapped components are replaced by their fields. */
    public Stream<ViewField> onTheWire() {
        return own.stream()
                .flatMap(field -> field.unwrapped() ? of(field.type()).onTheWire() : Stream.of(field));
    }
}
