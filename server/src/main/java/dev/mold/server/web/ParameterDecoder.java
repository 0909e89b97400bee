package dev.mold.server.web;

import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.IndexedParams;
import dev.mold.api.command.RoleType;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.server.discovery.CommandDescriptor;
import dev.mold.server.discovery.ParameterDescriptor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Creates a command record from a request's parameters. */
final class ParameterDecoder {
    private static final String MINUS_ONE = "-1";

    private final EntityLookups lookups;
    private final EntityChecks checks;
    private final PagingRules paging;

    ParameterDecoder(EntityLookups lookups, EntityChecks checks, PagingRules paging) {
        this.lookups = lookups;
        this.checks = checks;
        this.paging = paging;
    }

    /**
     * @param call whose parameters are ignored that are not meant for the caller's role
     * @throws ApiException (430, 431) if a parameter is missing or invalid, (531) if it identifies an entity that the
     *     caller has no access to
     */
    Object decode(CommandDescriptor command, Map<String, String> sent, CallContext call) {
        var values = values(command, sent, call.roleType());
        checks.check(command, values, call);
        return command.instantiate(values);
    }

    /** Decodes a command that needs no authentication; such a command cannot identify entities. */
    Object decodeOpen(CommandDescriptor command, Map<String, String> sent) {
        return command.instantiate(values(command, sent, RoleType.USER));
    }

    private Object[] values(CommandDescriptor command, Map<String, String> sent, RoleType role) {
        var request = RequestParameters.of(sent);
        var parameters = command.parameters();
        var values = new Object[parameters.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = value(command, parameters.get(i), request, role);
        }
        if (command.kind() == CommandKind.LIST) {
            paging.apply(parameters, values);
        }
        return values;
    }

    private Object value(
            CommandDescriptor command, ParameterDescriptor parameter, RequestParameters request, RoleType role) {
        var value = parameter.takenFrom(role) ? convert(command, parameter, request) : null;
        if (value == null && parameter.required()) {
            throw refused(command, "due to missing parameter " + parameter.name());
        }
        return value == null ? whenMissing(parameter.componentType()) : value;
    }

    private static Object whenMissing(Class<?> type) {
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        return type == IndexedParams.class ? IndexedParams.empty() : null;
    }

    /** The converted value; null if the parameter was not sent or is empty. */
    private Object convert(CommandDescriptor command, ParameterDescriptor parameter, RequestParameters request) {
        var type = parameter.componentType();
        if (type == Map.class || type == IndexedParams.class) {
            return map(command, parameter, request);
        }
        var text = request.value(parameter.key());
        if (text == null) {
            return null;
        }
        if (type != List.class) {
            return one(command, parameter, text);
        }
        var items = new ArrayList<>();
        Stream.of(text.split(","))
                .map(String::trim)
                .filter(token -> !token.isEmpty())
                .map(token -> one(command, parameter, token))
                .filter(item -> item != null)
                .forEach(items::add);
        return items.isEmpty() ? null : List.copyOf(items);
    }

    private static Object map(CommandDescriptor command, ParameterDescriptor parameter, RequestParameters request) {
        var groups = request.groups(parameter.key());
        if (groups == null) {
            var text = request.value(parameter.key());
            if (text != null && !text.isBlank()) {
                throw invalid(command, parameter, text);
            }
            return null;
        }
        return parameter.componentType() == Map.class ? RequestParameters.merge(groups.groups()) : groups;
    }

    private Object one(CommandDescriptor command, ParameterDescriptor parameter, String text) {
        var type = parameter.valueType();
        if (type == String.class) {
            return text(command, parameter, text);
        }
        if (type == Boolean.class) {
            return Boolean.valueOf(text);
        }
        if (text.isBlank()) {
            return null;
        }
        if (type == Instant.class) {
            return ParameterTime.parse(text, parameter.endOfDay())
                    .orElseThrow(() -> invalid(command, parameter, text));
        }
        return parameter.isId() ? id(command, parameter, text) : number(command, parameter, text.trim());
    }

    private static Object text(CommandDescriptor command, ParameterDescriptor parameter, String sent) {
        var text = parameter.verbatim() ? sent : sent.strip();
        if (text.length() > parameter.length()) {
            throw refused(
                    command,
                    "due to invalid value. Value greater than max allowed length " + parameter.length()
                            + " for param: " + parameter.name());
        }
        return text.isEmpty() && parameter.required() ? null : text;
    }

    private static Object number(CommandDescriptor command, ParameterDescriptor parameter, String text) {
        try {
            return parameter.valueType() == Integer.class ? Integer.valueOf(text) : (Object) Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw invalid(command, parameter, text);
        }
    }

    private Object id(CommandDescriptor command, ParameterDescriptor parameter, String text) {
        if (text.equals(MINUS_ONE) && !parameter.required()) {
            // "any", as the web UI sends it for projects
            return null;
        }
        var id = lookups.parse(parameter.valueType(), text);
        if (id.isEmpty() && !parameter.since().isEmpty() && isNumber(text)) {
            return null;
        }
        return id.orElseThrow(() -> noEntity(command, parameter, text));
    }

    static ApiException noEntity(CommandDescriptor command, ParameterDescriptor parameter, String text) {
        return refused(
                command,
                "due to invalid value. Invalid parameter " + parameter.name() + " value=" + text
                        + " due to incorrect long value format, or entity does not exist or due to incorrect"
                        + " parameter annotation for the field in api cmd class.");
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static ApiException invalid(CommandDescriptor command, ParameterDescriptor parameter, String text) {
        return refused(command, "due to invalid value " + text + " for parameter " + parameter.name());
    }

    private static ApiException refused(CommandDescriptor command, String why) {
        return new ApiException(
                Errors.PARAMETER_REFUSED,
                "Unable to execute API command " + command.name().toLowerCase(Locale.ROOT) + " " + why);
    }
}
