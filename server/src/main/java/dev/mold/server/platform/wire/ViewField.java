package dev.mold.server.platform.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mold.api.command.RoleType;
import dev.mold.api.response.Field;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * One field of a view.
 *
 * @param name wire name
 * @param type the Java type of the component
 * @param element the type of the elements of a collection or of the values of a map; otherwise the type itself
 * @param unwrapped whether the fields of its value take its place
 * @param authorized the roles that may see it; empty for all
 * @param accessor reads the value from the view, both as Object
 */
public record ViewField(
        WireName name,
        Class<?> type,
        Class<?> element,
        boolean unwrapped,
        Set<RoleType> authorized,
        String description,
        MethodHandle accessor) {

    static ViewField of(RecordComponent component) {
        var field = component.getAnnotation(Field.class);
        return new ViewField(
                WireName.of(wireName(component)),
                component.getType(),
                element(component),
                component.getAccessor().isAnnotationPresent(JsonUnwrapped.class),
                field == null ? Set.of() : Set.of(field.authorized()),
                field == null ? "" : field.value(),
                accessor(component));
    }

    private static String wireName(RecordComponent component) {
        var renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
    }

    private static Class<?> element(RecordComponent component) {
        var type = component.getType();
        if ((Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type))
                && component.getGenericType() instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            return arguments[arguments.length - 1] instanceof Class<?> element ? element : Object.class;
        }
        return type;
    }

    private static MethodHandle accessor(RecordComponent component) {
        var view = component.getDeclaringRecord();
        try {
            return MethodHandles.privateLookupIn(view, MethodHandles.lookup())
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(view.getName() + "." + component.getName() + " cannot be read", e);
        }
    }

    /** The field's value in a view; null if it has none. */
    public Object read(Object view) {
        try {
            return (Object) accessor.invokeExact(view);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    boolean visibleTo(RoleType viewer) {
        return authorized.isEmpty() || authorized.contains(viewer);
    }
}
