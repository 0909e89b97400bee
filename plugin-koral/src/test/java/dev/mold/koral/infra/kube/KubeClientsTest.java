package dev.mold.koral.infra.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mold.koral.infra.TestAuthority;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KubeClientsTest {
    private static final int CLUSTERS = 2_000;
    private static final String SERVER = "https://198.51.100.7:6443";
    private static final String KUBECONFIG = new TestAuthority().kubeconfig(SERVER);

    private final KubeClients clients = new KubeClients(KubeTimeouts.standard());

    @Test
    void clusterKeepsItsClientAndAllShareThreadsAndConnections() {
        var one = clients.of(kubeconfig(1));
        var other = clients.of(kubeconfig(2));

        assertThat(clients.of(kubeconfig(1))).isSameAs(one).isNotSameAs(other);
        assertThat(one.api().getHttpClient().dispatcher()).isSameAs(other.api().getHttpClient().dispatcher());
        assertThat(one.api().getHttpClient().connectionPool()).isSameAs(other.api().getHttpClient().connectionPool());
    }

    @Test
    void clientsOfThousandsOfClustersAreKeptAndAreSmall() {
        var kubeconfigs = IntStream.range(0, CLUSTERS).mapToObj(KubeClientsTest::kubeconfig).toList();
        clients.of(kubeconfig(CLUSTERS));
        var threads = ManagementFactory.getThreadMXBean().getThreadCount();
        var before = usedBytes();

        var made = kubeconfigs.stream().map(clients::of).toList();

        var each = (usedBytes() - before) / CLUSTERS;
        System.out.println("bytes of each of " + CLUSTERS + " Kubernetes clients: " + each);
        assertThat(each).isLessThan(64 << 10);
        assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(threads + 10);
        assertThat(again(kubeconfigs)).isEqualTo(made);
    }

    private List<KubeClient> again(List<String> kubeconfigs) {
        return kubeconfigs.stream().map(clients::of).toList();
    }

    /** The memory in use, once it no longer shrinks. */
    private static long usedBytes() {
        var memory = ManagementFactory.getMemoryMXBean();
        var last = new long[] {Long.MAX_VALUE};
        await().until(() -> {
            memory.gc();
            var used = memory.getHeapMemoryUsage().getUsed();
            var settled = used > last[0] - (64 << 10);
            last[0] = used;
            return settled;
        });
        return last[0];
    }

    private static String kubeconfig(int number) {
        return KUBECONFIG.replace(SERVER, "https://10.0." + number / 256 + "." + number % 256 + ":6443");
    }
}
