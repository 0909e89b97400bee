package dev.mold.koral.plan;

import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.MachineId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.koral.cluster.ClusterPlan;
import dev.mold.koral.cluster.ClusterRules;
import dev.mold.koral.cluster.ClusterSpec;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.Node;
import dev.mold.koral.cluster.NodeRole;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.infra.Keys;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes plans. No two plans share an id, so that what an earlier one left behind is never taken for a new one's. */
public final class ClusterPlanner {
    /** The public SSH port of the first node; the others follow. */
    public static final int FIRST_SSH_PORT = 2222;

    private final IdSource ids;
    private final Keys keys;
    private final Clock clock;

    public ClusterPlanner(IdSource ids, Keys keys, Clock clock) {
        this.ids = ids;
        this.keys = keys;
        this.clock = clock;
    }

    public PlannedCluster plan(KubernetesClusterId cluster, ClusterSpec spec) {
        var secrets = new HashMap<SecretName, String>();
        var login = keys.sshKey("koral@" + cluster);
        secrets.put(SecretName.SSH_KEY, login.privateKey());
        var prefix = NodeNames.prefix(spec.name(), cluster);
        var now = clock.millis();
        var nodes = IntStream.range(0, spec.size().total())
                .mapToObj(ordinal -> node(prefix, role(spec, ordinal), ordinal, now + ordinal, secrets))
                .toList();
        var network = spec.network().existing().orElseGet(() -> new NetworkId(ids.next()));
        var rules = new ClusterRules(
                new FirewallRuleId(ids.next()),
                new FirewallRuleId(ids.next()),
                new LoadBalancerRuleId(ids.next()));
        return new PlannedCluster(new ClusterPlan(network, rules, login.publicKey(), nodes), secrets);
    }

    private Node node(String prefix, NodeRole role, int ordinal, long millis, Map<SecretName, String> secrets) {
        var name = NodeNames.of(prefix, role, millis);
        var machine = new MachineId(ids.next());
        var hostKey = keys.sshKey(name);
        secrets.put(SecretName.hostKey(machine), hostKey.privateKey());
        return new Node(
                machine,
                name,
                role,
                ordinal,
                FIRST_SSH_PORT + ordinal,
                new PortForwardingRuleId(ids.next()),
                hostKey.publicKey());
    }

    private static NodeRole role(ClusterSpec spec, int ordinal) {
        return ordinal < spec.size().control() ? NodeRole.CONTROL : NodeRole.WORKER;
    }
}
