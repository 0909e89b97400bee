package dev.mold.koral.docs;

import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.server.discovery.CommandDescriptor;
import dev.mold.server.discovery.ParameterDescriptor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page of commands, by feature, with the views that they return. */
final class CommandPage {
    private static final List<String> COLUMNS =
            List.of("parameter", "type", "required", "access", "since", "what it says");

    private final Markdown page = Markdown.page(
            "Commands",
            "Names of parameters count in any case. A list answers `count` and the entities under the key that is named; a job is asked for by "
                    + "`queryAsyncJobResult`. The fields of an answer stand at the end of the feature that it belongs to. "
                    + "*Roles* are the kinds of role that may call it unless a rule of the role says otherwise. "
                    + "*Access* is what the caller must be allowed to do with the entity that a parameter identifies: "
                    + Markdown.code("use") + " it, which includes what is common or shared; " + Markdown.code("own")
                    + " it, or administer the account or domain that does; or " + Markdown.code("admin")
                    + ", administer it.");
    private final Map<Class<?>, List<ParameterDescriptor>> groups =
            new TreeMap<>(Comparator.comparing(Class::getSimpleName));
    private final ViewTables views = new ViewTables();

    private CommandPage() {}

    static String write(Collection<CommandDescriptor> commands) {
        return new CommandPage().all(commands);
    }

    private String all(Collection<CommandDescriptor> commands) {
        var byFeature = commands.stream()
                .collect(Collectors.groupingBy(
                        command -> Feature.of(command.type()), TreeMap::new, Collectors.toList()));
        commands.forEach(command -> views.add(command.response()));
        page.table(List.of("feature", "commands"), contents(byFeature));
        byFeature.forEach((feature, some) -> {
            page.heading(2, feature);
            some.stream().sorted(Comparator.comparing(CommandDescriptor::name)).forEach(this::describe);
            views.write(feature, page);
        });
        page.heading(2, "Parameters that many commands share");
        groups.forEach((type, parameters) -> {
            page.heading(3, type.getSimpleName());
            page.table(COLUMNS, parameters.stream().map(CommandPage::row).toList());
        });
        page.heading(2, "Answers that many commands share");
        views.writeRest(byFeature.keySet(), page);
        return page.toString();
    }

    private static List<List<String>> contents(Map<String, List<CommandDescriptor>> byFeature) {
        var rows = new ArrayList<List<String>>();
        byFeature.forEach((feature, some) -> rows.add(List.of(
                feature,
                some.stream()
                        .map(CommandDescriptor::name)
                        .sorted()
                        .map(CommandPage::link)
                        .collect(Collectors.joining(", ")))));
        return rows;
    }

    private void describe(CommandDescriptor command) {
        page.heading(3, command.name());
        var facts = new ArrayList<>(List.of(command.description() + "."));
        facts.add(kind(command.kind()) + ", " + answer(command) + ".");
        facts.add("Roles: " + roles(command.roles()) + ".");
        if (!command.since().isEmpty()) {
            facts.add("Since " + command.since() + ".");
        }
        page.paragraph(String.join(" ", facts).replace("..", "."));
        var left = new LinkedHashMap<String, ParameterDescriptor>();
        command.parameters().forEach(parameter -> left.put(parameter.name(), parameter));
        var shared = new ArrayList<String>();
        for (var component : command.type().getRecordComponents()) {
            if (component.isAnnotationPresent(ParamGroup.class)) {
                shared.add(link(component.getType().getSimpleName()));
                groups.put(component.getType(), taken(component, left));
            }
        }
        page.table(COLUMNS, left.values().stream().map(CommandPage::row).toList());
        if (!shared.isEmpty()) {
            page.paragraph("And those of " + String.join(", ", shared) + ".");
        }
    }

    private static List<ParameterDescriptor> taken(RecordComponent group, Map<String, ParameterDescriptor> left) {
        return Arrays.stream(group.getType().getRecordComponents())
                .map(RecordComponent::getName)
                .filter(left::containsKey)
                .map(left::remove)
                .toList();
    }

    private static List<String> row(ParameterDescriptor parameter) {
        return List.of(
                Markdown.code(parameter.name()),
                parameter.type().wireName(),
                parameter.required() ? "yes" : "",
                access(parameter),
                parameter.since(),
                parameter.description()
                        + (parameter.authorized().isEmpty() ? "" : " (for " + roles(parameter.authorized()) + ")"));
    }

    private static String access(ParameterDescriptor parameter) {
        return switch (parameter.access()) {
            case UNDECLARED, ANY -> "";
            case USE, OWN, ADMIN -> parameter.access().name().toLowerCase(Locale.ROOT);
        };
    }

    private String answer(CommandDescriptor command) {
        var key = command.entityKey().isEmpty() ? "" : " › " + Markdown.code(command.entityKey());
        return "answers " + Markdown.code(command.responseName()) + key + ", " + views.link(command.response());
    }

    private static String kind(CommandKind kind) {
        return switch (kind) {
            case SYNC -> "At once";
            case LIST -> "A list";
            case ASYNC -> "By a job";
            case ASYNC_CREATE -> "The new id at once, the rest by a job";
        };
    }

    private static String roles(Set<RoleType> roles) {
        return Arrays.stream(RoleType.values())
                .filter(roles::contains)
                .map(RoleType::wireName)
                .collect(Collectors.joining(", "));
    }

    private static String link(String heading) {
        return "[" + heading + "](#" + heading.toLowerCase(java.util.Locale.ROOT) + ")";
    }
}
