package dev.mold.koral.plan;

import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.node.NodeRole;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names nodes as CloudStack does: {@code web-control-18f2a3b4c5d}, {@code web-node-18f2a3b4c5e}. */
final class NodeNames {
    private static final int MAX_PREFIX_LENGTH = 43;
    private static final Pattern HOST_LABEL = Pattern.compile("[a-z]([a-z0-9-]*[a-z0-9])?");

    private NodeNames() {}

    /** @param millis time of the plan in milliseconds, made different for each node */
    static String of(String prefix, NodeRole role, long millis) {
        return prefix + (role == NodeRole.CONTROL ? "-control-" : "-node-") + Long.toHexString(millis);
    }

    /**
     * A valid prefix of host names: the characters of the cluster's name that host names may contain, or the cluster's
     * id if there are none.
     */
    static String prefix(String clusterName, KubernetesClusterId id) {
        var prefix = cut(clusterName.toLowerCase(Locale.ROOT));
        if (HOST_LABEL.matcher(prefix).matches()) {
            return prefix;
        }
        var stripped = prefix.replaceAll("[^a-z0-9-]", "").replaceAll("^-+|-+$", "");
        return cut("k8s-" + (stripped.isEmpty() ? id.toString() : stripped)).replaceAll("-+$", "");
    }

    private static String cut(String text) {
        return text.length() <= MAX_PREFIX_LENGTH ? text : text.substring(0, MAX_PREFIX_LENGTH);
    }
}
