package dev.mold.server.discovery;

import dev.mold.api.command.Access;
import dev.mold.api.command.IndexedParams;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.Id;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One parameter of a command.
 *
 * @param name wire name
 * @param key the name in lower case, by which it is found in a request
 * @param type what clients are told it is
 * @param valueType the Java type of one value: of the component itself, or of a list's elements
 * @param length most characters of a text
 * @param verbatim whether blanks around a text belong to it
 * @param access what the caller must be allowed to do with the entity that it identifies
 * @param authorized the roles whose value is taken; empty for all
 */
public record ParameterDescriptor(
        String name,
        String key,
        WireType type,
        Class<?> componentType,
        Class<?> valueType,
        boolean required,
        int length,
        boolean verbatim,
        Access access,
        Set<RoleType> authorized,
        String since,
        String description,
        boolean endOfDay) {

    /** @throws IllegalArgumentException if the component's type is none that a parameter can have */
    static ParameterDescriptor of(RecordComponent component, Param param) {
        var name = param.name().isEmpty() ? component.getName() : param.name();
        var componentType = component.getType();
        var valueType = componentType == List.class ? elementType(component) : componentType;
        var wireType = param.type().isEmpty()
                ? wireType(component, componentType, valueType)
                : WireType.valueOf(param.type().toUpperCase(Locale.ROOT));
        return new ParameterDescriptor(
                name,
                name.toLowerCase(Locale.ROOT),
                wireType,
                componentType,
                valueType,
                param.required(),
                param.length(),
                param.verbatim(),
                param.access(),
                Set.of(param.authorized()),
                param.since(),
                param.value(),
                param.endOfDay());
    }

    private static Class<?> elementType(RecordComponent component) {
        if (component.getGenericType() instanceof ParameterizedType generic
                && generic.getActualTypeArguments()[0] instanceof Class<?> element
                && scalar(element).isPresent()) {
            return element;
        }
        throw unsupported(component);
    }

    private static WireType wireType(RecordComponent component, Class<?> type, Class<?> valueType) {
        if (type == List.class) {
            return WireType.LIST;
        }
        if (type == Map.class || type == IndexedParams.class) {
            return WireType.MAP;
        }
        return scalar(valueType).orElseThrow(() -> unsupported(component));
    }

    private static Optional<WireType> scalar(Class<?> type) {
        if (type == String.class) {
            return Optional.of(WireType.STRING);
        }
        if (type == Integer.class) {
            return Optional.of(WireType.INTEGER);
        }
        if (type == Long.class) {
            return Optional.of(WireType.LONG);
        }
        if (type == Boolean.class) {
            return Optional.of(WireType.BOOLEAN);
        }
        if (type == Instant.class) {
            return Optional.of(WireType.DATE);
        }
        return Id.class.isAssignableFrom(type) && type.isRecord() ? Optional.of(WireType.UUID) : Optional.empty();
    }

    private static IllegalArgumentException unsupported(RecordComponent component) {
        return new IllegalArgumentException(component.getDeclaringRecord().getName() + "." + component.getName()
                + ": no parameter can be a " + component.getGenericType());
    }

    /** Whether it names an entity or several. */
    public boolean isId() {
        return Id.class.isAssignableFrom(valueType);
    }

    /** Whether that role's value is taken. */
    public boolean takenFrom(RoleType role) {
        return authorized.isEmpty() || authorized.contains(role);
    }
}
