package dev.mold.koral.step;

import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.infra.Keys;
import dev.mold.koral.node.NodeRole;
import java.time.Clock;

/** The credentials of joins that are under way. */
public final class JoinCredentialsStore {
    private final ClusterSecrets secrets;
    private final Keys keys;
    private final Clock clock;

    public JoinCredentialsStore(ClusterSecrets secrets, Keys keys, Clock clock) {
        this.secrets = secrets;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The credentials for nodes of that role; new ones if there are none or they are about to expire. Nodes that begin to
     * join at once get the same ones.
     */
    public synchronized JoinCredentials current(KubernetesClusterId cluster, NodeRole role) {
        return secrets.find(cluster, SecretName.join(role))
                .map(JoinCredentials::of)
                .filter(credentials -> credentials.fresh(clock.instant()))
                .orElseGet(() -> issue(cluster, role));
    }

    /** Forgets them, whether there are any or not; the cluster itself lets them expire. */
    public void discard(KubernetesClusterId cluster, NodeRole role) {
        secrets.remove(cluster, SecretName.join(role));
    }

    private JoinCredentials issue(KubernetesClusterId cluster, NodeRole role) {
        var credentials = new JoinCredentials(keys.bootstrapToken(), keys.certificateKey(), clock.instant());
        secrets.put(cluster, SecretName.join(role), credentials.text());
        return credentials;
    }
}
