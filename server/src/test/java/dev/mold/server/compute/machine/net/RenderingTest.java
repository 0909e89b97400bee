package dev.mold.server.compute.machine.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.compute.NetworkConfig.Balancer;
import dev.mold.api.compute.NetworkConfig.Forward;
import dev.mold.api.compute.NetworkConfig.Lease;
import dev.mold.api.compute.NetworkConfig.Opening;
import dev.mold.api.compute.NetworkConfig.StaticNat;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.StateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a router's programs are given to read, for one network that has everything, against files that were read by eye. */
class RenderingTest {
    private static final VirtualMachineId CONTROL = new VirtualMachineId(new UUID(1, 1));
    private static final VirtualMachineId WORKER = new VirtualMachineId(new UUID(1, 2));
    private static final VirtualMachineId UNKNOWN = new VirtualMachineId(new UUID(1, 3));
    private static final NetworkConfig NETWORK = new NetworkConfig(
            new NetworkId(new UUID(2, 0)),
            "cluster",
            "10.1.1.0/24",
            "10.1.1.1",
            "cs1.internal",
            List.of("198.18.100.10", "198.18.100.11"),
            false,
            200,
            List.of(
                    new Lease(CONTROL, "control-1", "02:00:00:00:00:0A", "10.1.1.10"),
                    new Lease(WORKER, "worker-1", "02:00:00:00:00:0b", "10.1.1.11")),
            List.of(
                    new Opening("198.18.100.10", "tcp", 2222, 2223, List.of("0.0.0.0/0")),
                    new Opening("198.18.100.10", "TCP", 6443, 6443, List.of("203.0.113.0/24", "203.0.113.7/32")),
                    new Opening("198.18.100.10", "icmp", 0, 0, List.of("0.0.0.0/0")),
                    new Opening("198.18.100.11", "all", 0, 0, List.of("192.0.2.0/24"))),
            List.of(
                    new Opening("", "tcp", 443, 443, List.of("10.1.1.0/24")),
                    new Opening("", "udp", 123, 123, List.of("10.1.1.10/32"))),
            List.of(
                    new Forward("198.18.100.10", "tcp", 2222, CONTROL, 22),
                    new Forward("198.18.100.10", "tcp", 2223, WORKER, 22),
                    new Forward("198.18.100.10", "UDP", 5353, WORKER, 53),
                    new Forward("198.18.100.10", "tcp", 2224, UNKNOWN, 22)),
            List.of(new Balancer(
                    "api", "198.18.100.10", 6443, 6443, "roundrobin", List.of(CONTROL, UNKNOWN, WORKER))),
            List.of(new StaticNat("198.18.100.11", WORKER)));

    @TempDir
    private Path path;

    private StateFolder state;
    private RouterFolder folder;

    @BeforeEach
    void open() {
        state = new StateFolder(path);
        folder = new RouterFolder(state, NETWORK.id());
    }

    @AfterEach
    void close() {
        state.close();
    }

    @Test
    void packetFilter() throws IOException {
        assertThat(RouterRules.of(NETWORK)).isEqualTo(expected("router.nft"));
    }

    @Test
    void dhcpAndNames() throws IOException {
        assertThat(DhcpFiles.options(NETWORK, List.of("9.9.9.9"), 1450, folder)).isEqualTo(expected("dnsmasq.conf"));
        assertThat(DhcpFiles.leases(NETWORK)).isEqualTo("""
                02:00:00:00:00:0a,10.1.1.10,control-1
                02:00:00:00:00:0b,10.1.1.11,worker-1
                """);
        assertThat(DhcpFiles.hosts(NETWORK)).isEqualTo("""
                10.1.1.10 control-1
                10.1.1.11 worker-1
                """);
    }

    @Test
    void balancers() throws IOException {
        assertThat(BalancerConfig.of(NETWORK, folder)).isEqualTo(expected("haproxy.cfg"));
    }

    @Test
    void metadata() throws IOException {
        assertThat(MetadataFiles.options(NETWORK, folder)).isEqualTo(expected("nginx.conf"));
    }

    @Test
    void bandwidth() {
        assertThat(Bandwidth.lines(NETWORK.bandwidthMbit()))
                .containsExactly(
                        "qdisc replace dev guest root tbf rate 200mbit burst 250000 latency 50ms",
                        "qdisc replace dev public root tbf rate 200mbit burst 250000 latency 50ms");
        assertThat(Bandwidth.lines(10))
                .first()
                .isEqualTo("qdisc replace dev guest root tbf rate 10mbit burst 131072 latency 50ms");
        assertThat(Bandwidth.lines(0))
                .containsExactly("qdisc replace dev guest root noqueue", "qdisc replace dev public root noqueue");
    }

    private String expected(String name) throws IOException {
        try (var file = RenderingTest.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("FOLDER", folder.path().toString());
        }
    }
}
