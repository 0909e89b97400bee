package dev.mold.koral.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.node.NodeRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeNamesTest {
    private static final KubernetesClusterId ID = KubernetesClusterId.of("0a1b2c3d-0000-4000-8000-000000000001");

    @ParameterizedTest
    @CsvSource({
        "web, web",
        "My-Cluster, my-cluster",
        "1web, k8s-1web",
        "-web-, k8s-web",
        "우리, k8s-0a1b2c3d-0000-4000-8000-000000000001",
        "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee, aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeee"
    })
    void prefixesAreBeginningsOfHostNames(String cluster, String prefix) {
        assertThat(NodeNames.prefix(cluster, ID)).isEqualTo(prefix).hasSizeLessThanOrEqualTo(43);
    }

    @Test
    void namesTellTheRole() {
        assertThat(NodeNames.of("web", NodeRole.CONTROL, 0x18f2)).isEqualTo("web-control-18f2");
        assertThat(NodeNames.of("web", NodeRole.WORKER, 0x18f3)).isEqualTo("web-node-18f3");
    }
}
