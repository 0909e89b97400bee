package dev.mold.koral.docs;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.mold.api.cloud.EventType;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;

/** Finds the event types declared in classes whose names end in {@code EventTypes}. */
final class DeclaredEvents {
    private static final String DECLARED_BY = "EventTypes";

    private DeclaredEvents() {}

    /**
     * An event type and where it is declared.
     *
     * @param part the package
     */
    record Declared(String part, EventType type) {}

    static List<Declared> in(JavaClasses classes) {
        return classes.stream()
                .filter(each -> each.getSimpleName().endsWith(DECLARED_BY))
                .flatMap(each -> Arrays.stream(each.reflect().getDeclaredFields())
                        .filter(field -> field.getType() == EventType.class)
                        .map(field -> new Declared(each.getPackageName(), value(field))))
                .toList();
    }

    private static EventType value(Field constant) {
        try {
            constant.setAccessible(true);
            return (EventType) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(constant + " cannot be read", e);
        }
    }
}
