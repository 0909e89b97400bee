package dev.mold.koral.docs;

import dev.mold.api.command.RoleType;
import dev.mold.api.id.Id;
import dev.mold.server.platform.wire.ViewField;
import dev.mold.server.platform.wire.ViewShape;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The tables of the fields of answers. */
final class ViewTables {
    private final Map<String, Class<?>> views = new TreeMap<>();

    /** Adds a view and the views nested in it. */
    void add(Class<?> view) {
        if (!isView(view)) {
            return;
        }
        var other = views.put(view.getSimpleName(), view);
        if (other == null) {
            ViewShape.of(view).onTheWire().forEach(field -> add(field.element()));
        } else if (other != view) {
            throw new IllegalStateException("Two views are called " + view.getSimpleName());
        }
    }

    void write(String feature, Markdown page) {
        write(page, view -> Feature.of(view).equals(feature));
    }

    void writeRest(Set<String> features, Markdown page) {
        write(page, view -> !features.contains(Feature.of(view)));
    }

    private void write(Markdown page, Predicate<Class<?>> which) {
        views.values().stream()
                .filter(which)
                .sorted(Comparator.comparing(Class::getSimpleName))
                .forEach(view -> {
                    page.heading(3, view.getSimpleName());
                    page.table(
                            List.of("field", "type", "what it says"),
                            ViewShape.of(view).onTheWire().map(this::row).toList());
                });
    }

    private List<String> row(ViewField field) {
        return List.of(
                Markdown.code(field.name().text()),
                type(field),
                field.description() + (field.authorized().isEmpty() ? "" : " (for " + roles(field) + ")"));
    }

    private static String roles(ViewField field) {
        return Arrays.stream(RoleType.values())
                .filter(field.authorized()::contains)
                .map(RoleType::wireName)
                .collect(Collectors.joining(", "));
    }

    private String type(ViewField field) {
        if (Collection.class.isAssignableFrom(field.type())) {
            return "list of " + (isView(field.element()) ? link(field.element()) : scalar(field.element()));
        }
        if (Map.class.isAssignableFrom(field.type())) {
            return "map";
        }
        return isView(field.type()) ? link(field.type()) : scalar(field.type());
    }

    /** Where the fields of a view are described. */
    String link(Class<?> view) {
        var name = view.getSimpleName();
        return "[" + name + "](#" + name.toLowerCase(Locale.ROOT) + ")";
    }

    private static boolean isView(Class<?> type) {
        return type.isRecord()
                && type.getPackageName().startsWith("dev.mold")
                && !Id.class.isAssignableFrom(type)
                && type.getRecordComponents().length > 0;
    }

    private static String scalar(Class<?> type) {
        if (type == Instant.class) {
            return "date";
        }
        if (Id.class.isAssignableFrom(type) || type.isEnum()) {
            return "string";
        }
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
