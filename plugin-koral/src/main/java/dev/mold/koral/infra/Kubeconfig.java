package dev.mold.koral.infra;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The part of a kubeconfig that Koral uses: one API server, its CA and the credentials. Kubeconfigs come from nodes,
 * and some features of the format (credential commands, file references, skipped TLS verification) would let a node
 * attack this server; kubeconfigs with these are rejected.
 *
 * @param server {@code https://…}
 * @param certificateAuthority PEM
 */
public record Kubeconfig(String server, String certificateAuthority, Credential credential) {
    private static final Set<String> CLUSTER_KEYS = Set.of("server", "certificate-authority-data");
    private static final Set<String> USER_KEYS = Set.of("client-certificate-data", "client-key-data", "token");

    /** The credentials of a client. */
    public sealed interface Credential {}

    /** Both in PEM. */
    public record ClientCertificate(String certificate, String key) implements Credential {
        @Override
        public String toString() {
            return "client certificate";
        }
    }

    public record BearerToken(String value) implements Credential {
        @Override
        public String toString() {
            return "token";
        }
    }

    /**
     * Reads the current context of a kubeconfig.
     *
     * @throws IllegalArgumentException with a readable reason, if it is malformed or uses forbidden features
     */
    public static Kubeconfig parse(String text) {
        var root = map(load(text), "it");
        var context = named(root, "contexts", "context", string(root, "current-context"));
        var cluster = named(root, "clusters", "cluster", string(context, "cluster"));
        var user = named(root, "users", "user", string(context, "user"));
        refuseOthers(cluster, CLUSTER_KEYS);
        refuseOthers(user, USER_KEYS);
        var server = string(cluster, "server");
        if (!server.startsWith("https://")) {
            throw bad("its server is no https address");
        }
        return new Kubeconfig(server, pem(cluster, "certificate-authority-data"), credential(user));
    }

    /**
     * A copy of a kubeconfig with another server for every cluster; all else stays, except comments.
     *
     * @throws IllegalArgumentException with a readable reason, if it is no kubeconfig
     */
    @SuppressWarnings("unchecked")
    public static String withServer(String text, String server) {
        var root = map(load(text), "it");
        if (!(root.get("clusters") instanceof List<?> clusters) || clusters.isEmpty()) {
            throw bad("it has no clusters");
        }
        for (var entry : clusters) {
            var cluster = map(map(entry, "a cluster").get("cluster"), "a cluster");
            string(cluster, "server");
            ((Map<Object, Object>) cluster).put("server", server);
        }
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(Integer.MAX_VALUE);
        return new Yaml(options).dump(root);
    }

    private static Credential credential(Map<?, ?> user) {
        if (user.containsKey("token")) {
            return new BearerToken(string(user, "token"));
        }
        return new ClientCertificate(pem(user, "client-certificate-data"), pem(user, "client-key-data"));
    }

    private static Object load(String text) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (YAMLException notYaml) {
            throw bad("it is not YAML");
        }
    }

    private static Map<?, ?> named(Map<?, ?> root, String list, String member, String name) {
        if (root.get(list) instanceof List<?> entries) {
            for (var entry : entries) {
                if (entry instanceof Map<?, ?> found && name.equals(found.get("name"))) {
                    return map(found.get(member), member + " " + name);
                }
            }
        }
        throw bad("it has no " + member + " " + name);
    }

    private static void refuseOthers(Map<?, ?> map, Set<String> known) {
        for (var key : map.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                throw bad("its " + key + " is not allowed");
            }
        }
    }

    private static Map<?, ?> map(Object value, String what) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw bad(what + " is no map");
    }

    private static String string(Map<?, ?> map, String key) {
        if (map.get(key) instanceof String value && !value.isBlank()) {
            return value;
        }
        throw bad("its " + key + " is missing");
    }

    private static String pem(Map<?, ?> map, String key) {
        try {
            var encoded = string(map, key).replaceAll("\\s", "");
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException notBase64) {
            throw bad("its " + key + " is damaged");
        }
    }

    private static IllegalArgumentException bad(String reason) {
        return new IllegalArgumentException("The kubeconfig cannot be used: " + reason);
    }

    @Override
    public String toString() {
        return "kubeconfig for " + server;
    }
}
