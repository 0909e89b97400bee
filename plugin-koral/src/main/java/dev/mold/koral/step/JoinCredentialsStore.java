package dev.mold.koral.step;

import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.infra.Keys;
import dev.mold.koral.node.NodeRole;
import java.time.Clock;

/** Stores the credentials of running joins. */
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
     * The credentials for nodes of that role; new ones if there are none or they are about to expire. Synchronized, so
     * that nodes that start to join at the same time get the same ones.
     */
    public synchronized JoinCredentials current(KubernetesClusterId cluster, NodeRole role) {
        return secrets.find(cluster, SecretName.join(role))
                .map(JoinCredentials::of)
                .filter(credentials -> credentials.fresh(clock.instant()))
                .orElseGet(() -> issue(cluster, role));
    }

    /** Deletes the stored credentials, if any; in the cluster they expire. */
    public void discard(KubernetesClusterId cluster, NodeRole role) {
        secrets.remove(cluster, SecretName.join(role));
    }

    private JoinCredentials issue(KubernetesClusterId cluster, NodeRole role) {
        var credentials = new JoinCredentials(keys.bootstrapToken(), keys.certificateKey(), clock.instant());
        secrets.put(cluster, SecretName.join(role), credentials.text());
        return credentials;
    }
}
