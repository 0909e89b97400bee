package dev.mold.server.compute.simulator.kube;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A parsed request path. Missing parts are empty strings.
 *
 * @param group API group, empty for the core
 * @param resource plural name, such as {@code pods}
 * @param name of one object; empty for a collection
 * @param subresource such as {@code status}
 */
record KubePath(String group, String version, String namespace, String resource, String name, String subresource) {

    /** Parses a path below {@code /api/v1} or {@code /apis/GROUP/VERSION}; empty if it names no resource. */
    static Optional<KubePath> parse(String path) {
        var words = new ArrayList<>(Arrays.asList(path.replaceFirst("^/+", "").split("/+")));
        String group;
        if (words.size() >= 3 && words.get(0).equals("api")) {
            group = "";
        } else if (words.size() >= 4 && words.get(0).equals("apis")) {
            group = words.remove(1);
        } else {
            return Optional.empty();
        }
        var rest = words.subList(2, words.size());
        var inNamespace = rest.size() >= 3
                && rest.get(0).equals("namespaces")
                && !(group.isEmpty() && List.of("status", "finalize").contains(rest.get(2)));
        var namespace = inNamespace ? rest.get(1) : "";
        var from = inNamespace ? rest.subList(2, rest.size()) : rest;
        if (from.size() > 3) {
            return Optional.empty();
        }
        return Optional.of(new KubePath(
                group,
                words.get(1),
                namespace,
                from.get(0),
                from.size() > 1 ? from.get(1) : "",
                from.size() > 2 ? from.get(2) : ""));
    }

    static KubePath core(String namespace, String resource, String name) {
        return new KubePath("", "v1", namespace, resource, name, "");
    }

    boolean is(String coreResource) {
        return group.isEmpty() && resource.equals(coreResource);
    }

    KubePath named(String other) {
        return new KubePath(group, version, namespace, resource, other, subresource);
    }

    String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** The common key prefix of all objects of this collection. */
    String prefix() {
        return group + "/" + resource + "/" + (namespace.isEmpty() ? "" : namespace + "/");
    }

    String key() {
        return group + "/" + resource + "/" + namespace + "/" + name;
    }
}
