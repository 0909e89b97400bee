package dev.mold.koral.step;

import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeId;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.node.NodeSpec;
import dev.mold.koral.node.PoolId;
import dev.mold.koral.node.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Workers that exist only by name: n0, n1, … */
final class TestNodes {
    private TestNodes() {}

    static List<Node> workers(int count) {
        return IntStream.range(0, count).mapToObj(TestNodes::worker).toList();
    }

    private static Node worker(int ordinal) {
        var spec = new NodeSpec(
                new NodeId(new UUID(0, ordinal)),
                new PoolId(new UUID(1, 1)),
                new SiteId(new UUID(2, 1)),
                NodeRole.WORKER,
                ordinal,
                "n" + ordinal,
                new VirtualMachineId(new UUID(3, ordinal)),
                new ServiceOfferingId(new UUID(4, 1)),
                8,
                2222 + ordinal,
                new PortForwardingRuleId(new UUID(5, ordinal)),
                "");
        return Node.planned(spec, Instant.EPOCH);
    }
}
