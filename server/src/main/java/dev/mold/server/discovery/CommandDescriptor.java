package dev.mold.server.discovery;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.RoleType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** The description of a command, derived once from its record. */
public final class CommandDescriptor {
    private static final Pattern READS = Pattern.compile("^(get|list|query|find)\\w+$");

    private final Class<?> type;
    private final ApiCommand declaration;
    private final List<ParameterDescriptor> parameters;
    private final Set<RoleType> roles;
    private final RecordShape shape;
    private final BiFunction<Object, CallContext, Object> handler;
    private final String responseName;
    private final boolean readOnly;

    private CommandDescriptor(
            Class<?> type,
            ApiCommand declaration,
            List<ParameterDescriptor> parameters,
            RecordShape shape,
            BiFunction<Object, CallContext, Object> handler) {
        this.type = type;
        this.declaration = declaration;
        this.parameters = List.copyOf(parameters);
        this.roles = Set.of(declaration.roles());
        this.shape = shape;
        this.handler = handler;
        this.responseName = declaration.responseName().isEmpty()
                ? declaration.name().toLowerCase(Locale.ROOT) + "response"
                : declaration.responseName();
        this.readOnly = declaration.readOnly()
                || READS.matcher(declaration.name().toLowerCase(Locale.ROOT)).matches();
    }

    /** @throws IllegalArgumentException if the record is not a well-formed command */
    static CommandDescriptor of(Class<?> type, BiFunction<Object, CallContext, Object> handler) {
        var declaration = type.getAnnotation(ApiCommand.class);
        if (declaration == null || !type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " is no record with @ApiCommand");
        }
        var parameters = new ArrayList<ParameterDescriptor>();
        var shape = RecordShape.of(type, parameters);
        var names = new HashSet<String>();
        for (var parameter : parameters) {
            if (!names.add(parameter.key())) {
                throw new IllegalArgumentException(type.getName() + " has two parameters " + parameter.key());
            }
            if (declaration.kind() != CommandKind.LIST
                    && parameter.isId()
                    && parameter.access() == Access.UNDECLARED) {
                throw new IllegalArgumentException(
                        type.getName() + " does not declare the access to " + parameter.key());
            }
        }
        return new CommandDescriptor(type, declaration, parameters, shape, handler);
    }

    /** The record that declares it. */
    public Class<?> type() {
        return type;
    }

    public String name() {
        return declaration.name();
    }

    public CommandKind kind() {
        return declaration.kind();
    }

    public String description() {
        return declaration.description();
    }

    public String since() {
        return declaration.since();
    }

    /** The record of the answer, or of the job's result. */
    public Class<?> response() {
        return declaration.response();
    }

    /** The key over the view; empty for fields that stand directly under the response name. */
    public String entityKey() {
        return declaration.entityKey();
    }

    /** The only top-level key of the answer. */
    public String responseName() {
        return responseName;
    }

    /** The kinds of role that may call it unless a rule of the role says otherwise. */
    public Set<RoleType> roles() {
        return roles;
    }

    /** Whether it changes nothing, so that GET is allowed even where changes must be posted. */
    public boolean readOnly() {
        return readOnly;
    }

    /** In the order of the record; a group is replaced by its parameters. */
    public List<ParameterDescriptor> parameters() {
        return parameters;
    }

    /** @param values one for each of {@link #parameters}, in their order, of their component types */
    public Object instantiate(Object[] values) {
        return shape.instantiate(values);
    }

    /** @return what the handler answers: a view, a list answer, a success, or a submitted job */
    public Object handle(Object command, CallContext call) {
        return handler.apply(command, call);
    }
}
