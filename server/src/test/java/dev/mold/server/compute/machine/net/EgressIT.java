package dev.mold.server.compute.machine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mold.api.compute.NetworkConfig.Opening;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What guests reach outside of their network, and what they are seen as there. */
class EgressIT extends LabTest {
    private static final String ADDRESS = Lab.address(0);
    private static final String OWN = Lab.address(1);

    private Configs network;
    private Guest first;
    private Guest second;

    @BeforeEach
    void haveTwoGuests() {
        network = lab.network(0, 1);
        first = lab.guest(network, "node-1", 10);
        second = lab.guest(network, "node-2", 11);
        lab.apply(network, first, second);
    }

    @Test
    void guestsAreSeenByTheNetworksAddressUnlessTheyHaveTheirOwn() throws IOException {
        lab.apply(network.own(OWN, second));

        try (var outside = new Outside();
                var talk = first.talk(Lab.HOST, outside.port());
                var own = second.talk(Lab.HOST, outside.port())) {
            assertThat(talk.name()).isEqualTo(ADDRESS);
            assertThat(own.name()).isEqualTo(OWN);
        }
    }

    @Test
    void guestsReachWhatIsBeyondTheHostByItsOwnAddressThere() throws IOException {
        var beyond = new Namespace("mold-test-beyond");
        lab.tools.remove(beyond);
        lab.tools.make(beyond);
        try {
            lab.tools.ip(List.of(
                    "link add moldbeyond type veth peer name eth0 netns " + beyond.name(),
                    "address add 198.18.78.1/30 dev moldbeyond",
                    "link set moldbeyond up"));
            lab.tools.ip(beyond, List.of("address add 198.18.78.2/30 dev eth0", "link set eth0 up", "link set lo up"));
            var words = List.of("nsenter", "--net=" + beyond.path(), "socat", "TCP-LISTEN:80,fork,reuseaddr",
                    "SYSTEM:echo $SOCAT_PEERADDR");
            var server = new ProcessBuilder(words).inheritIO().start();
            try {
                await().untilAsserted(
                        () -> assertThat(first.hello("198.18.78.2", 80)).isEqualTo("198.18.78.1"));
            } finally {
                server.destroy();
            }
        } finally {
            lab.tools.deleteLink("moldbeyond");
            lab.tools.remove(beyond);
        }
    }

    @Test
    void deniedEgressHasItsExceptions() {
        try (var outside = new Outside();
                var other = new Outside()) {
            network.egressAllowed = false;
            lab.apply(network);
            assertThat(first.hello(Lab.HOST, outside.port())).isEmpty();

            network.egress.add(exception("tcp", outside.port(), first.ip + "/32"));
            lab.apply(network);
            assertThat(first.hello(Lab.HOST, outside.port())).isEqualTo(ADDRESS);
            assertThat(first.hello(Lab.HOST, other.port())).isEmpty();
            assertThat(second.hello(Lab.HOST, outside.port())).isEmpty();
            assertThat(pings(second)).isFalse();

            network.egress.add(new Opening("", "icmp", 0, 0, List.of("10.1.1.0/24")));
            lab.apply(network);
            assertThat(pings(second)).isTrue();
        }
    }

    @Test
    void allowedEgressHasItsExceptions() {
        try (var outside = new Outside();
                var other = new Outside()) {
            network.egress.add(exception("tcp", outside.port(), Configs.ANYWHERE));
            lab.apply(network);

            assertThat(first.hello(Lab.HOST, outside.port())).isEmpty();
            assertThat(first.hello(Lab.HOST, other.port())).isEqualTo(ADDRESS);
            assertThat(pings(first)).isTrue();
        }
    }

    @Test
    void ruleOfEgressThatChangesCutsWhatItForbidsAndNothingElse() throws IOException {
        try (var outside = new Outside();
                var other = new Outside();
                var cut = first.talk(Lab.HOST, outside.port());
                var kept = first.talk(Lab.HOST, other.port())) {
            assertThat(cut.name()).isEqualTo(ADDRESS);
            network.egress.add(exception("tcp", outside.port(), Configs.ANYWHERE));
            lab.apply(network);

            cut.awaitCut();
            assertThat(kept.echo("still there")).isEqualTo("still there");
        }
    }

    @Test
    void addressThatTheNetworkHasNotAnyMoreIsSpokenByNoLonger() throws IOException {
        try (var outside = new Outside();
                var talk = first.talk(Lab.HOST, outside.port())) {
            assertThat(talk.name()).isEqualTo(ADDRESS);
            network.addresses.remove(ADDRESS);
            lab.apply(network);

            talk.awaitCut();
            assertThat(first.hello(Lab.HOST, outside.port())).isEqualTo(OWN);
        }
    }

    private static Opening exception(String protocol, int port, String source) {
        return new Opening("", protocol, port, port, List.of(source));
    }

    private static boolean pings(Guest guest) {
        return guest.run("busybox", "ping", "-c", "1", "-W", "1", Lab.HOST).status() == 0;
    }
}
