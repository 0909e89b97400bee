package dev.mold.server.compute.simulator.kube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Label and field selectors of lists. */
final class KubeSelector {
    private static final Pattern SET = Pattern.compile("(?<key>\\S+)\\s+(?<not>not)?in\\s*\\((?<values>[^)]*)\\)");
    private static final Pattern EQUALS = Pattern.compile("(?<key>[^=!]+?)\\s*(?<how>!=|==?)\\s*(?<value>.*)");

    private KubeSelector() {}

    /** @param selector as in {@code labelSelector}; empty for all. @throws KubeProblem if it is malformed */
    static Predicate<JsonNode> labels(String selector) {
        return conditions(selector, (object, key) -> object.path("metadata").path("labels").path(key));
    }

    /** @param selector as in {@code fieldSelector}; empty for all. @throws KubeProblem if it is malformed */
    static Predicate<JsonNode> fields(String selector) {
        return conditions(selector, (object, key) -> object.at("/" + key.replace('.', '/')));
    }

    private interface Reader {
        JsonNode read(JsonNode object, String key);
    }

    private static Predicate<JsonNode> conditions(String selector, Reader reader) {
        Predicate<JsonNode> all = object -> true;
        for (var term : terms(selector)) {
            all = all.and(condition(term.strip(), reader));
        }
        return all;
    }

    /** Splits at commas outside of parentheses. */
    private static List<String> terms(String selector) {
        var terms = new ArrayList<String>();
        for (var term : selector.split(",(?![^(]*\\))")) {
            if (!term.isBlank()) {
                terms.add(term);
            }
        }
        return terms;
    }

    private static Predicate<JsonNode> condition(String term, Reader reader) {
        var set = SET.matcher(term);
        if (set.matches()) {
            var key = set.group("key");
            var wanted = set.group("not") == null;
            var values = Arrays.stream(set.group("values").split(",")).map(String::strip).toList();
            return object -> values.contains(reader.read(object, key).asString("")) == wanted;
        }
        var equals = EQUALS.matcher(term);
        if (equals.matches()) {
            var key = equals.group("key");
            var value = equals.group("value");
            var wanted = !equals.group("how").equals("!=");
            return object -> reader.read(object, key).asString("").equals(value) == wanted;
        }
        if (term.matches("!?[\\w./-]+")) {
            var wanted = !term.startsWith("!");
            var key = wanted ? term : term.substring(1);
            return object -> reader.read(object, key).isMissingNode() != wanted;
        }
        throw KubeProblem.badRequest("unable to parse requirement: " + term);
    }
}
