package dev.mold.server.discovery;

import dev.mold.api.command.RoleType;
import dev.mold.api.id.Id;
import dev.mold.api.response.View;
import dev.mold.server.platform.wire.ViewField;
import dev.mold.server.platform.wire.ViewShape;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Describes commands for listApis, once for each kind of role, because roles see different parts. */
final class ApiDescriptions {
    private record Viewed(String command, RoleType viewer) {}

    private final CommandRegistry commands;
    private final Map<Viewed, ApiView> described = new ConcurrentHashMap<>();

    ApiDescriptions(CommandRegistry commands) {
        this.commands = commands;
    }

    ApiView of(CommandDescriptor command, RoleType viewer) {
        return described.computeIfAbsent(new Viewed(command.name(), viewer), key -> describe(command, viewer));
    }

    private ApiView describe(CommandDescriptor command, RoleType viewer) {
        return new ApiView(
                command.name(),
                command.description(),
                command.since().isEmpty() ? null : command.since(),
                command.kind().async(),
                related(other -> other.response().equals(command.response()) && !other.equals(command)),
                command.parameters().stream()
                        .filter(parameter -> parameter.takenFrom(viewer))
                        .map(this::parameter)
                        .toList(),
                fields(command.response(), viewer, new ArrayDeque<>()));
    }

    private ApiParameterView parameter(ParameterDescriptor parameter) {
        return new ApiParameterView(
                parameter.name(),
                parameter.description(),
                parameter.type().wireName(),
                parameter.length(),
                parameter.required(),
                parameter.since().isEmpty() ? null : parameter.since(),
                parameter.isId() ? related(other -> names(other.response(), parameter.valueType())) : null);
    }

    private static boolean names(Class<?> view, Class<?> idType) {
        var declared = view.getAnnotation(View.class);
        return declared != null && declared.id() != Id.class && declared.id() == idType;
    }

    private String related(Predicate<CommandDescriptor> which) {
        var names = commands.all().stream()
                .filter(which)
                .map(CommandDescriptor::name)
                .collect(Collectors.joining(","));
        return names.isEmpty() ? null : names;
    }

    private static List<ApiFieldView> fields(Class<?> view, RoleType viewer, Deque<Class<?>> within) {
        if (!view.isRecord() || within.contains(view)) {
            return List.of();
        }
        within.push(view);
        var fields = ViewShape.of(view)
                .onTheWire()
                .filter(field -> field.authorized().isEmpty() || field.authorized().contains(viewer))
                .map(field -> field(field, viewer, within))
                .toList();
        within.pop();
        return fields;
    }

    private static ApiFieldView field(ViewField field, RoleType viewer, Deque<Class<?>> within) {
        var nested = fields(field.element(), viewer, within);
        return new ApiFieldView(
                field.name().text(), field.description(), type(field.type()), nested.isEmpty() ? null : nested);
    }

    private static String type(Class<?> type) {
        if (type == Instant.class) {
            return "date";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "list";
        }
        if (Map.class.isAssignableFrom(type)) {
            return "map";
        }
        if (Id.class.isAssignableFrom(type) || type.isEnum()) {
            return "string";
        }
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
