package dev.mold.koral.step;

import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.node.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The SSH host keys that are accepted from nodes. The first is the one in the user data. Every pod on the node can read
 * that, so the node generates another. The new key is stored before the node uses it, and the old one is dropped once
 * the node has used the new one; in between, both are accepted.
 */
public final class AcceptedHostKeys {
    private final ClusterSecrets secrets;

    public AcceptedHostKeys(ClusterSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * The keys that are accepted from the node; a new key precedes the old one.
     *
     * @param stored the node's {@link SecretName#acceptedHostKeys}
     */
    public static List<String> accepted(Optional<String> stored, Node node) {
        return stored.map(text -> text.lines().toList()).orElseGet(() -> List.of(node.hostKey()));
    }

    /** Whether the node uses the key that it generated and no other is accepted any more. */
    public static boolean changed(List<String> accepted, Node node) {
        return accepted.size() == 1 && !accepted.contains(node.hostKey());
    }

    /** Accepts the node's new key in addition to the old one. */
    public void expect(KubernetesClusterId cluster, Node node, String key) {
        secrets.put(cluster, SecretName.acceptedHostKeys(node.machine()), key + "\n" + node.hostKey());
    }

    /** Accepts only the node's new key and deletes the old private key. */
    public void settle(KubernetesClusterId cluster, Node node, String key) {
        secrets.change(
                cluster,
                Map.of(
                        SecretName.hostKey(node.machine()), Optional.empty(),
                        SecretName.acceptedHostKeys(node.machine()), Optional.of(key)));
    }
}
