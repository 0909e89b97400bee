package dev.mold.server.testing.contract;

import dev.mold.api.command.CommandKind;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.Id;
import dev.mold.api.response.Success;
import dev.mold.server.discovery.CommandDescriptor;
import dev.mold.server.discovery.CommandRegistry;
import dev.mold.server.discovery.ParameterDescriptor;
import dev.mold.server.discovery.WireType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Holds the commands of a server against the contract. */
public final class ContractCheck {
    private static final Set<String> OF_EVERY_COMMAND =
            Set.of("response", "starteventid", "customjobid", "sessionkey", "apikey", "signature");
    private static final int DEFAULT_LENGTH = 255;

    private final Contract contract;
    private final Excuses excuses = Excuses.read();
    private final ViewCheck views;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private ContractCheck(Contract contract) {
        this.contract = contract;
        this.views = new ViewCheck(contract);
    }

    public static ContractReport run(Contract contract, CommandRegistry commands) {
        return new ContractCheck(contract).check(commands);
    }

    private ContractReport check(CommandRegistry commands) {
        var implemented = 0;
        for (var command : commands.all()) {
            var fact = contract.command(command.name());
            if (fact.isPresent()) {
                implemented++;
                checkCommand(command, fact.get());
            } else if (!excuses.own(command.name())) {
                problems.add(command.name() + ": no such command in the contract");
            }
        }
        var called = new TreeSet<String>();
        contract.clients().forEach(client -> called.addAll(client.propertyNames()));
        called.removeIf(name -> contract.command(name).isEmpty());
        checkClients(commands);
        var there = called.stream().filter(name -> commands.find(name).isPresent()).count();
        return new ContractReport(
                List.copyOf(problems), List.copyOf(notes), implemented, contract.size(), (int) there, called.size());
    }

    private void differs(CommandDescriptor command, String item, Object ours, Object theirs) {
        if (!ours.equals(theirs) && !excuses.covers(command.name(), item)) {
            problems.add(command.name() + ": " + item + " is " + ours + ", the contract has " + theirs);
        }
    }

    private void checkCommand(CommandDescriptor command, JsonNode fact) {
        differs(command, "kind", command.kind().name(), kind(fact));
        differs(command, "response name", command.responseName(), fact.get("responseName").asString());
        checkEntityKey(command, fact);
        var roles = command.roles().stream().map(RoleType::wireName).collect(Collectors.toCollection(TreeSet::new));
        differs(command, "roles", roles, new TreeSet<>(texts(fact.get("defaultRoles"))));
        checkParameters(command, fact.get("params"));
        var theirs = fact.has("actualResponseClass") ? fact.get("actualResponseClass") : fact.get("responseClass");
        if (theirs.isString() && command.response() != Success.class) {
            views.check(command, theirs.asString()).stream()
                    .filter(problem -> !excuses.covers(command.name(), "field " + problem.field()))
                    .forEach(problem -> problems.add(command.name() + ": " + problem.text()));
            var missing = views.missing(command, theirs.asString());
            if (!missing.isEmpty()) {
                notes.add(command.name() + " fields not answered: " + String.join(" ", missing));
            }
        }
    }

    private static String kind(JsonNode fact) {
        return switch (fact.get("kind").asString()) {
            case "async" -> CommandKind.ASYNC.name();
            case "asyncCreate" -> CommandKind.ASYNC_CREATE.name();
            default -> fact.has("list") ? CommandKind.LIST.name() : CommandKind.SYNC.name();
        };
    }

    private void checkEntityKey(CommandDescriptor command, JsonNode fact) {
        var keys = new TreeSet<String>();
        if (fact.get("entityKey").isString()) {
            keys.add(fact.get("entityKey").asString());
        }
        if (fact.has("entityKeyCandidates")) {
            keys.addAll(texts(fact.get("entityKeyCandidates")));
        }
        if (fact.get("entityKeySource").asString().endsWith("flat")) {
            keys.clear();
            keys.add("");
        }
        if (!keys.contains(command.entityKey()) && !excuses.covers(command.name(), "entity key")) {
            problems.add(command.name() + ": entity key is \"" + command.entityKey() + "\", the contract has " + keys);
        }
    }

    private void checkParameters(CommandDescriptor command, JsonNode facts) {
        var ours = new TreeSet<String>();
        for (var parameter : command.parameters()) {
            ours.add(parameter.name());
            var fact = facts.get(parameter.name());
            if (fact != null) {
                checkParameter(command, parameter, fact);
            } else if (!excuses.covers(command.name(), parameter.name())) {
                problems.add(command.name() + ": the contract has no parameter " + parameter.name());
            }
        }
        var missing = new TreeSet<>(facts.propertyNames());
        missing.removeAll(ours);
        missing.removeAll(OF_EVERY_COMMAND);
        missing.stream()
                .filter(name -> facts.get(name).path("required").asBoolean(false))
                .filter(name -> !excuses.covers(command.name(), name))
                .forEach(name -> problems.add(command.name() + ": the required parameter " + name + " is missing"));
        if (!missing.isEmpty()) {
            notes.add(command.name() + " parameters not taken: " + String.join(" ", missing));
        }
    }

    private void checkParameter(CommandDescriptor command, ParameterDescriptor ours, JsonNode fact) {
        if (excuses.covers(command.name(), ours.name())) {
            return;
        }
        var what = "parameter " + ours.name() + "'s ";
        differs(command, what + "type", type(ours), type(fact));
        differs(command, what + "required flag", ours.required(), fact.path("required").asBoolean(false));
        differs(command, what + "since", ours.since(), fact.path("since").asString(""));
        if (ours.type() == WireType.STRING) {
            differs(command, what + "length", ours.length(), fact.path("length").asInt(DEFAULT_LENGTH));
        }
        var roles = ours.authorized().stream().map(RoleType::wireName).collect(Collectors.toCollection(TreeSet::new));
        // what only the administrators' variant of a command takes may be kept from others as well
        if (!fact.path("onlyIn").asString("").endsWith("ByAdmin") || !roles.equals(Set.of("Admin"))) {
            differs(command, what + "roles", roles, new TreeSet<>(texts(fact.path("authorized"))));
        }
    }

    private static String type(ParameterDescriptor ours) {
        if (ours.type() != WireType.LIST) {
            return ours.type().name();
        }
        return "LIST of " + (Id.class.isAssignableFrom(ours.valueType()) ? "ids" : "values");
    }

    private static String type(JsonNode fact) {
        var type = fact.get("type").asString();
        if (!type.equals("LIST")) {
            return type;
        }
        return "LIST of " + (fact.path("collectionType").asString("").equals("UUID") ? "ids" : "values");
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private void checkClients(CommandRegistry commands) {
        contract.clients()
                .properties()
                .forEach(client -> client.getValue().properties().forEach(use -> commands.find(use.getKey())
                        .filter(command -> contract.command(command.name()).isPresent())
                        .ifPresent(command -> checkUse(client.getKey(), command, use.getValue()))));
    }

    private void checkUse(String client, CommandDescriptor command, JsonNode use) {
        var facts = contract.command(command.name()).orElseThrow();
        var known = command.parameters().stream().map(ParameterDescriptor::key).collect(Collectors.toSet());
        var lacking = texts(use.path("params")).stream()
                .map(name -> name.split("\\[")[0].toLowerCase(Locale.ROOT))
                .filter(name -> !known.contains(name) && !OF_EVERY_COMMAND.contains(name))
                .filter(name -> facts.get("params").has(name))
                .filter(name -> !excuses.covers(command.name(), name))
                .distinct()
                .toList();
        if (!lacking.isEmpty()) {
            notes.add(command.name() + " parameters that " + client + " sends and we pass over: "
                    + String.join(" ", lacking));
        }
        var response = facts.has("actualResponseClass") ? facts.get("actualResponseClass") : facts.get("responseClass");
        texts(use.path("responseFields")).stream()
                .filter(path -> views.lacks(command, response.asString(), path))
                .filter(path -> !excuses.covers(command.name(), "field " + path))
                .forEach(path -> problems.add(command.name() + ": " + client + " reads the field " + path
                        + ", which is not answered"));
    }
}
