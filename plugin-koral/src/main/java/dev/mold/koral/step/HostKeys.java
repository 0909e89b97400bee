package dev.mold.koral.step;

import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.node.Node;
import java.util.List;

/**
 * Which host keys are accepted of nodes. At first it is the one in the user data. Every pod of a node can read that, so
 * the node makes another: that is stored before the node uses it, and the former one is forgotten once the node has
 * shown it; in between, both are accepted.
 */
public final class HostKeys {
    private final ClusterSecrets secrets;

    public HostKeys(ClusterSecrets secrets) {
        this.secrets = secrets;
    }

    /** The keys that are accepted of the node, the one that is to come first. */
    public List<String> accepted(KubernetesClusterId cluster, Node node) {
        return secrets.find(cluster, SecretName.acceptedHostKeys(node.machine()))
                .map(text -> text.lines().toList())
                .orElseGet(() -> List.of(node.hostKey()));
    }

    /** Whether the node shows a key of its own and no other is accepted any more. */
    public boolean changed(KubernetesClusterId cluster, Node node) {
        var accepted = accepted(cluster, node);
        return accepted.size() == 1 && !accepted.contains(node.hostKey());
    }

    /** From now on the node may show its new key, too. */
    public void expect(KubernetesClusterId cluster, Node node, String key) {
        secrets.put(cluster, SecretName.acceptedHostKeys(node.machine()), key + "\n" + node.hostKey());
    }

    /** The node has shown its new key: the former one is worthless, and so is its private half. */
    public void settle(KubernetesClusterId cluster, Node node, String key) {
        secrets.remove(cluster, SecretName.hostKey(node.machine()));
        // Last: whoever dies before it does both again.
        secrets.put(cluster, SecretName.acceptedHostKeys(node.machine()), key);
    }
}
