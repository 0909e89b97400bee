package dev.mold.server.compute.machine.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.compute.NetworkConfig.Forward;
import dev.mold.api.compute.NetworkConfig.Lease;
import dev.mold.api.compute.NetworkConfig.StaticNat;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UdpFlowsTest {
    private static final VirtualMachineId FIRST = new VirtualMachineId(UUID.randomUUID());
    private static final VirtualMachineId SECOND = new VirtualMachineId(UUID.randomUUID());

    private final Configs network = new Configs(new NetworkId(UUID.randomUUID()), "198.18.100.10", "198.18.100.11");

    @BeforeEach
    void haveAForwardToOneMachineAndAnAddressOfAnother() {
        network.leases.add(new Lease(FIRST, "node-1", "02:00:00:00:00:0a", "10.1.1.10"));
        network.leases.add(new Lease(SECOND, "node-2", "02:00:00:00:00:0b", "10.1.1.11"));
        network.forwards.add(new Forward("198.18.100.10", "udp", 5353, FIRST, 53));
        network.forwards.add(new Forward("198.18.100.10", "tcp", 5454, FIRST, 53));
        network.staticNats.add(new StaticNat("198.18.100.11", SECOND));
    }

    @Test
    void flowsOfTodaysRulesStay() {
        assertThat(stale(
                        flow("192.0.2.1", 4000, "198.18.100.10", 5353, "10.1.1.10", 53, "192.0.2.1", 4000),
                        flow("192.0.2.1", 4000, "198.18.100.11", 123, "10.1.1.11", 123, "192.0.2.1", 4000),
                        // out, by the network's address and by a machine's own
                        flow("10.1.1.10", 4000, "192.0.2.1", 53, "192.0.2.1", 53, "198.18.100.10", 4001),
                        flow("10.1.1.11", 4000, "192.0.2.1", 53, "192.0.2.1", 53, "198.18.100.11", 4000),
                        // a guest by its network's address, to another and to the router's own services
                        flow("10.1.1.11", 4000, "198.18.100.10", 5353, "10.1.1.10", 53, "10.1.1.1", 4000),
                        flow("10.1.1.11", 4000, "10.1.1.1", 53, "10.1.1.1", 53, "10.1.1.11", 4000),
                        // the router itself
                        flow("198.18.100.10", 4000, "9.9.9.9", 53, "9.9.9.9", 53, "198.18.100.10", 4000)))
                .isEmpty();
    }

    @Test
    void flowsThatLeadElsewhereByNowAreForgotten() {
        var stale = Stream.of(
                        flow("192.0.2.1", 4000, "198.18.100.10", 5353, "10.1.1.11", 53, "192.0.2.1", 4000),
                        flow("192.0.2.1", 4000, "198.18.100.10", 5353, "10.1.1.10", 54, "192.0.2.1", 4000),
                        flow("192.0.2.1", 4000, "198.18.100.10", 5354, "10.1.1.10", 53, "192.0.2.1", 4000),
                        flow("192.0.2.1", 4000, "198.18.100.11", 123, "10.1.1.10", 123, "192.0.2.1", 4000),
                        // a forward of TCP is none of UDP
                        flow("192.0.2.1", 4000, "198.18.100.10", 5454, "10.1.1.10", 53, "192.0.2.1", 4000),
                        // has its own address since, or no longer
                        flow("10.1.1.11", 4000, "192.0.2.1", 53, "192.0.2.1", 53, "198.18.100.10", 4000),
                        flow("10.1.1.10", 4000, "192.0.2.1", 53, "192.0.2.1", 53, "198.18.100.11", 4000),
                        // not translated, from before there was an address
                        flow("10.1.1.10", 4000, "192.0.2.1", 53, "192.0.2.1", 53, "10.1.1.10", 4000))
                .toArray(String[]::new);

        assertThat(stale(stale)).hasSameSizeAs(stale);
    }

    @Test
    void whatIsNoFlowOfUdpIsOfNoInterest() {
        assertThat(stale(
                        "",
                        "conntrack v1.4.7 (conntrack-tools): 2 flow entries have been shown.",
                        "icmp     1 29 src=192.0.2.1 dst=198.18.100.10 type=8 code=0 id=1 src=198.18.100.10 dst=192.0.2.1"
                                + " type=0 code=0 id=1 mark=0 use=1",
                        flow("192.0.2.1", 4000, "198.18.100.10", 9, "10.1.1.9", 9, "192.0.2.1", 4000)
                                .replace("udp ", "tcp ")))
                .isEmpty();
    }

    private List<UdpFlow> stale(String... lines) {
        return UdpFlows.stale(network.config(), Stream.of(lines).flatMap(line -> UdpFlow.parse(line).stream()));
    }

    /** As conntrack lists it: the first packet's source and destination, then those of an answer. */
    private static String flow(Object... ends) {
        return String.format(
                "udp      17 29 src=%s dst=%3$s sport=%2$s dport=%4$s [UNREPLIED] src=%5$s dst=%7$s sport=%6$s dport=%8$s"
                        + " mark=0 use=1",
                ends);
    }
}
