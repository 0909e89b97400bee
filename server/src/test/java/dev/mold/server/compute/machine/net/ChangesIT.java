package dev.mold.server.compute.machine.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.compute.NetworkConfig.StaticNat;
import java.io.IOException;
import java.net.DatagramSocket;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What others remember of a network does not outlive its change. */
class ChangesIT extends LabTest {
    private static final String ADDRESS = Lab.address(0);
    private static final String MOVED = Lab.address(1);

    @Test
    void addressThatMovesToAnotherNetworkIsFoundThereAtOnce() {
        var before = lab.network(0, 1);
        var after = lab.network(2);
        var first = lab.guest(before, "node-1", 10);
        var second = lab.guest(after, "node-2", 10);
        lab.apply(before.own(MOVED, first).openAt(MOVED, "tcp", 22, 22), first);
        lab.apply(after, second);
        first.serving(22);
        second.serving(22);
        assertThat(Talk.hello(MOVED, 22)).isEqualTo("node-1");
        assertThat(second.hello(MOVED, 22)).isEqualTo("node-1");

        before.addresses.remove(MOVED);
        before.staticNats.clear();
        before.firewall.clear();
        lab.apply(before);
        after.addresses.add(MOVED);
        lab.apply(after.own(MOVED, second).openAt(MOVED, "tcp", 22, 22));

        assertThat(macOf(MOVED)).isEqualTo(NetworkNames.publicMac(after.id));
        assertThat(Talk.hello(MOVED, 22)).isEqualTo("node-2");
        // the network that had it asks its neighbour like everybody
        assertThat(first.hello(MOVED, 22)).isEqualTo("node-2");
    }

    @Test
    void clientThatGoesOnSendingDatagramsIsLedToTheNextMachineOfAForward() throws IOException {
        var network = lab.network(0);
        var first = lab.guest(network, "node-1", 10);
        var second = lab.guest(network, "node-2", 11);
        var third = lab.guest(network, "node-3", 12);
        network.forward("udp", 5353, first, 53).forward("udp", 5454, third, 53).open("udp", 5000, 6000);
        lab.apply(network, first, second, third);
        Stream.of(first, second, third).forEach(guest -> guest.servingUdp(53));
        try (var socket = new DatagramSocket();
                var other = new DatagramSocket()) {
            assertThat(Talk.datagram(socket, ADDRESS, 5353)).isEqualTo("node-1");
            assertThat(Talk.datagram(other, ADDRESS, 5454)).isEqualTo("node-3");
            var kept = flows(network).get(other.getLocalPort());

            network.forwards.remove(0);
            lab.apply(network.forward("udp", 5353, second, 53));
            assertThat(Talk.datagram(socket, ADDRESS, 5353)).isEqualTo("node-2");
            assertThat(flows(network)).containsEntry(other.getLocalPort(), kept);
        }
    }

    @Test
    void clientThatGoesOnSendingDatagramsIsLedToTheNextMachineOfAnAddress() throws IOException {
        var network = lab.network(0, 1);
        var first = lab.guest(network, "node-1", 10);
        var second = lab.guest(network, "node-2", 11);
        network.own(MOVED, first).openAt(MOVED, "udp", 53, 53);
        lab.apply(network, first, second);
        first.servingUdp(53);
        second.servingUdp(53);
        try (var socket = new DatagramSocket()) {
            assertThat(Talk.datagram(socket, MOVED, 53)).isEqualTo("node-1");

            network.staticNats.set(0, new StaticNat(MOVED, second.machine));
            lab.apply(network);
            assertThat(Talk.datagram(socket, MOVED, 53)).isEqualTo("node-2");
        }
    }

    @Test
    void bandwidthIsLimitedBothWaysAsLongAsTheNetworkSaysSo() {
        var network = lab.network(0);
        network.bandwidthMbit = 200;
        lab.apply(network);
        assertThat(queues(network)).hasSize(2).allMatch(line -> line.matches("qdisc tbf .* rate 200Mbit .*"));

        network.bandwidthMbit = 20;
        lab.apply(network);
        assertThat(queues(network)).hasSize(2).allMatch(line -> line.matches("qdisc tbf .* rate 20Mbit .*"));

        network.bandwidthMbit = 0;
        lab.apply(network);
        assertThat(queues(network)).hasSize(2).noneMatch(line -> line.contains("tbf"));
    }

    private Stream<String> queues(Configs network) {
        var router = NetworkNames.routerOf(network.id).name();
        return lab.commands.run("tc", "-n", router, "qdisc", "show").lines()
                .filter(line -> line.contains(" dev guest ") || line.contains(" dev public "));
    }

    private String macOf(String address) {
        return lab.commands.run("ip", "neighbour", "show", address).replaceFirst("(?s).*lladdr (\\S+).*", "$1");
    }

    /** What the router remembers of datagrams, by the port that they come from, without how long it still will. */
    private Map<Integer, String> flows(Configs network) {
        return lab.tools.in(NetworkNames.routerOf(network.id), "conntrack", "-L", "-p", "udp", "-o", "id").lines()
                .flatMap(line -> UdpFlow.parse(line).stream().map(flow -> Map.entry(
                        flow.source().port(), line.replaceFirst(".* (id=\\d+).*", "$1"))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
