package dev.mold.koral.step;

import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.infra.Keys;
import java.time.Clock;

/** The tickets of joins that are under way. */
public final class JoinTickets {
    private final ClusterSecrets secrets;
    private final Keys keys;
    private final Clock clock;

    public JoinTickets(ClusterSecrets secrets, Keys keys, Clock clock) {
        this.secrets = secrets;
        this.keys = keys;
        this.clock = clock;
    }

    /** The ticket for nodes of that role; a new one if there is none or it is about to expire. */
    public JoinTicket current(KubernetesClusterId cluster, NodeRole role) {
        return secrets.find(cluster, SecretName.join(role))
                .map(JoinTicket::of)
                .filter(ticket -> ticket.fresh(clock.instant()))
                .orElseGet(() -> issue(cluster, role));
    }

    /** Forgets it once all have joined; the cluster itself lets it expire. */
    public void discard(KubernetesClusterId cluster, NodeRole role) {
        secrets.remove(cluster, SecretName.join(role));
    }

    private JoinTicket issue(KubernetesClusterId cluster, NodeRole role) {
        var ticket = new JoinTicket(keys.bootstrapToken(), keys.certificateKey(), clock.instant());
        secrets.put(cluster, SecretName.join(role), ticket.text());
        return ticket;
    }
}
