package dev.mold.server.testing.contract;

import dev.mold.api.id.Id;
import dev.mold.server.discovery.CommandDescriptor;
import dev.mold.server.platform.wire.ViewField;
import dev.mold.server.platform.wire.ViewShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Holds the views of answers against the contract's response classes. */
final class ViewCheck {
    /** @param field path of the field */
    record Problem(String field, String text) {}

    private final Contract contract;

    ViewCheck(Contract contract) {
        this.contract = contract;
    }

    List<Problem> check(CommandDescriptor command, String responseClass) {
        var problems = new ArrayList<Problem>();
        check(command.response(), responseClass, "", problems);
        return problems;
    }

    private void check(Class<?> view, String responseClass, String prefix, List<Problem> problems) {
        var facts = contract.fields(responseClass);
        if (facts.isEmpty() || !view.isRecord()) {
            return;
        }
        ViewShape.of(view).onTheWire().forEach(field -> {
            var name = prefix + field.name().text();
            var fact = facts.get().get(field.name().text());
            if (fact == null) {
                problems.add(new Problem(name, "the contract has no field " + name + " in " + responseClass));
                return;
            }
            var ours = jsonType(field);
            var theirs = jsonType(fact.get("type").asString());
            if (!theirs.equals("any") && !ours.equals("any") && !ours.equals(theirs)) {
                problems.add(new Problem(name, "field " + name + " is " + ours + ", the contract has " + theirs));
            }
            if (fact.has("responseObject") && field.element().isRecord() && prefix.length() < 40) {
                check(field.element(), fact.get("responseObject").asString(), name + ".", problems);
            }
        });
    }

    private static String jsonType(ViewField field) {
        var type = field.type();
        if (type == String.class || type == Instant.class || Id.class.isAssignableFrom(type) || type.isEnum()) {
            return "string";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "boolean";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "array";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() && !type.getSimpleName().equals("RawJson")
                ? "object"
                : "any";
    }

    private static String jsonType(String javaType) {
        if (javaType.startsWith("List") || javaType.startsWith("Set") || javaType.endsWith("[]")) {
            return "array";
        }
        if (javaType.startsWith("Map") || javaType.endsWith("Response")) {
            return "object";
        }
        return switch (javaType) {
            case "Boolean", "boolean" -> "boolean";
            case "Integer", "int", "Long", "long", "Short", "short", "Double", "double", "Float", "float" -> "number";
            case "ResponseObject", "Object" -> "any";
            default -> "string";
        };
    }

    /** The contract's fields that we do not answer. */
    Collection<String> missing(CommandDescriptor command, String responseClass) {
        var missing = new TreeSet<String>();
        contract.fields(responseClass).ifPresent(facts -> missing.addAll(facts.propertyNames()));
        if (command.response().isRecord()) {
            missing.removeAll(names(command.response()));
        }
        missing.remove("jobid");
        missing.remove("jobstatus");
        return missing;
    }

    private static Collection<String> names(Class<?> view) {
        return ViewShape.of(view)
                .onTheWire()
                .map(field -> field.name().text())
                .collect(Collectors.toSet());
    }

    /**
     * Whether the contract answers a field that we do not.
     *
     * @param path as clients read it, such as {@code virtualmachine[].nic[0].ipaddress}
     */
    boolean lacks(CommandDescriptor command, String responseClass, String path) {
        var names = new ArrayList<>(List.of(path.replaceAll("\\[[^]]*]", "").split("\\.")));
        if (names.get(0).equals(command.entityKey())) {
            names.remove(0);
        }
        Optional<Class<?>> view = Optional.of(command.response());
        var theirs = contract.fields(responseClass);
        for (var name : names) {
            var fact = theirs.map(fields -> fields.get(name));
            if (fact.isEmpty() || view.isEmpty() || !view.get().isRecord()) {
                return false;
            }
            var ours = field(view.get(), name);
            if (ours.isEmpty()) {
                return !name.equals("jobid") && !name.equals("jobstatus");
            }
            view = ours.map(ViewField::element);
            theirs = fact.map(each -> each.path("responseObject"))
                    .filter(JsonNode::isString)
                    .flatMap(each -> contract.fields(each.asString()));
        }
        return false;
    }

    private static Optional<ViewField> field(Class<?> view, String name) {
        return ViewShape.of(view)
                .onTheWire()
                .filter(each -> each.name().text().equals(name))
                .findFirst();
    }
}
