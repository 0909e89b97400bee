package dev.mold.server.compute.machine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guests that use the public addresses of their own network, whatever the firewall says of the outside. */
class HairpinIT extends LabTest {
    private static final String ADDRESS = Lab.address(0);
    private static final String OWN = Lab.address(1);

    private Configs network;
    private Guest first;
    private Guest second;

    @BeforeEach
    void haveTwoGuestsThatAnswer() {
        network = lab.network(0, 1);
        first = lab.guest(network, "node-1", 10);
        second = lab.guest(network, "node-2", 11);
        network.forward("tcp", 2222, first, 22)
                .forward("udp", 5353, first, 53)
                .balance(6443, 22, "roundrobin", first)
                .own(OWN, first);
        lab.apply(network, first, second);
        first.serving(22).servingUdp(53);
        await().untilAsserted(() -> assertThat(second.hello(ADDRESS, 6443)).isEqualTo("node-1"));
    }

    @Test
    void forwardLeadsAGuestToAnotherAndToItself() {
        assertThat(Talk.hello(ADDRESS, 2222)).isEmpty();

        assertThat(second.hello(ADDRESS, 2222)).isEqualTo("node-1");
        assertThat(first.hello(ADDRESS, 2222)).isEqualTo("node-1");
        assertThat(second.datagram(ADDRESS, 5353, "hello")).isEqualTo("node-1");
    }

    @Test
    void balancerLeadsAGuestToAnotherAndToItself() {
        assertThat(second.hello(ADDRESS, 6443)).isEqualTo("node-1");
        assertThat(first.hello(ADDRESS, 6443)).isEqualTo("node-1");
    }

    @Test
    void addressOfAMachineLeadsAGuestToAnotherAndToItself() {
        assertThat(second.hello(OWN, 22)).isEqualTo("node-1");
        assertThat(first.hello(OWN, 22)).isEqualTo("node-1");
    }

    @Test
    void ruleThatIsGoneCutsTheConnectionsOfGuestsToo() throws IOException {
        try (var forwarded = second.talk(ADDRESS, 2222);
                var own = second.talk(OWN, 22);
                var balanced = second.talk(ADDRESS, 6443)) {
            network.forwards.clear();
            lab.apply(network);
            forwarded.awaitCut();
            assertThat(own.echo("still there")).isEqualTo("still there");

            network.staticNats.clear();
            lab.apply(network);
            own.awaitCut();
            assertThat(balanced.echo("still there")).isEqualTo("still there");

            network.balancers.clear();
            lab.apply(network);
            balanced.awaitCut();
        }
    }
}
