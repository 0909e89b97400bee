package dev.mold.koral.plan;

import dev.mold.api.id.IdSource;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.infra.Keys;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeId;
import dev.mold.koral.node.NodePool;
import dev.mold.koral.node.NodeSpec;
import dev.mold.koral.node.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plans the nodes of one cluster and collects their private host keys. */
final class NodePlanner {
    private final IdSource ids;
    private final Keys keys;
    private final Instant now;
    private final String namePrefix;
    private final SiteId site;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<SecretName, String> secrets = new HashMap<>();

    NodePlanner(IdSource ids, Keys keys, Instant now, String namePrefix, SiteId site) {
        this.ids = ids;
        this.keys = keys;
        this.now = now;
        this.namePrefix = namePrefix;
        this.site = site;
    }

    /** Plans {@code count} more nodes of a pool. */
    void add(NodePool pool, int count) {
        for (int i = 0; i < count; i++) {
            nodes.add(Node.planned(next(pool), now));
        }
    }

    List<Node> nodes() {
        return nodes;
    }

    Map<SecretName, String> secrets() {
        return secrets;
    }

    private NodeSpec next(NodePool pool) {
        var ordinal = nodes.size();
        var name = NodeNames.of(namePrefix, pool.role(), now.toEpochMilli() + ordinal);
        var machine = new VirtualMachineId(ids.next());
        var hostKey = keys.sshKey(name);
        secrets.put(SecretName.hostKey(machine), hostKey.privateKey());
        return new NodeSpec(
                new NodeId(ids.next()),
                pool.id(),
                site,
                pool.role(),
                ordinal,
                name,
                machine,
                pool.offering(),
                pool.rootDiskGib(),
                ClusterPlanner.FIRST_SSH_PORT + ordinal,
                new PortForwardingRuleId(ids.next()),
                hostKey.publicKey());
    }
}
