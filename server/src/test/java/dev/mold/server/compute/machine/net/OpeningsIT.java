package dev.mold.server.compute.machine.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes in from the outside, and what is cut when its rule is gone. */
class OpeningsIT extends LabTest {
    private static final String ADDRESS = Lab.address(0);
    private static final String OWN = Lab.address(1);

    private Configs network;
    private Guest guest;

    @BeforeEach
    void haveAGuestThatAnswers() {
        network = lab.network(0, 1);
        guest = lab.guest(network, "node-1", 10);
        network.forward("tcp", 2222, guest, 22);
        network.forward("tcp", 2223, guest, 22);
        network.forward("udp", 5353, guest, 53);
        lab.apply(network, guest);
        guest.serving(22).servingUdp(53);
    }

    @Test
    void openingAdmitsItsSourcesOnly() {
        lab.apply(network.open("tcp", 2222, 2222, "203.0.113.0/24", "10.0.0.0/8"));
        assertThat(Talk.hello(ADDRESS, 2222)).isEmpty();

        lab.apply(network.open("tcp", 2222, 2222, "203.0.113.7/32", Lab.HOST + "/32"));
        assertThat(Talk.hello(ADDRESS, 2222)).isEqualTo("node-1");
        assertThat(Talk.hello(ADDRESS, 2223)).isEmpty();
    }

    @Test
    void datagramsComeInWhereTheirOwnProtocolIsOpen() throws IOException {
        try (var socket = new DatagramSocket()) {
            lab.apply(network.open("tcp", 5353, 5353));
            assertThat(Talk.datagram(socket, ADDRESS, 5353)).isEmpty();

            lab.apply(network.open("udp", 5353, 5353));
            assertThat(Talk.datagram(socket, ADDRESS, 5353)).isEqualTo("node-1");
        }
    }

    @Test
    void routerAnswersAPingWhereThatIsOpen() {
        assertThat(pinged(ADDRESS)).isFalse();

        lab.apply(network.open("icmp", 0, 0));
        assertThat(pinged(ADDRESS)).isTrue();
        assertThat(pinged(OWN)).isFalse();
    }

    @Test
    void openingOfAllProtocolsOpensNoServiceOfTheRouterItself() throws IOException {
        lab.apply(network.open("all", 0, 0));

        assertThat(pinged(ADDRESS)).isTrue();
        assertThat(Talk.hello(ADDRESS, 2222)).isEqualTo("node-1");
        assertThat(lab.commands.succeeds("socat", "-u", "OPEN:/dev/null", "TCP:" + ADDRESS + ":80,connect-timeout=2"))
                .isFalse();
        assertThat(lab.commands.succeeds("timeout", "2", "busybox", "nslookup", "node-1.cs1.internal", ADDRESS)).isFalse();
    }

    @Test
    void noPacketOfTheOutsideReachesAGuestByItsOwnAddress() {
        lab.apply(network.open("all", 0, 0).openAt(OWN, "all", 0, 0));
        lab.commands.run("ip", "route", "add", guest.ip + "/32", "via", ADDRESS, "dev", lab.bridge());

        assertThat(Talk.hello(guest.ip, 22)).isEmpty();
        assertThat(pinged(guest.ip)).isFalse();
    }

    @Test
    void openingThatIsGoneCutsItsConnectionsAndOthersLive() throws IOException {
        lab.apply(network.open("tcp", 2222, 2222).open("tcp", 2223, 2223));
        try (var cut = Talk.to(ADDRESS, 2222);
                var kept = Talk.to(ADDRESS, 2223)) {
            network.firewall.remove(0);
            lab.apply(network);

            cut.awaitCut();
            assertThat(kept.echo("still there")).isEqualTo("still there");
        }
    }

    @Test
    void forwardThatIsGoneCutsItsConnectionsAndOthersLive() throws IOException {
        lab.apply(network.open("tcp", 2222, 2223));
        try (var cut = Talk.to(ADDRESS, 2222);
                var kept = Talk.to(ADDRESS, 2223)) {
            network.forwards.remove(0);
            lab.apply(network);

            cut.awaitCut();
            assertThat(kept.echo("still there")).isEqualTo("still there");
        }
    }

    @Test
    void addressOfAMachineLeadsToAllItsPortsThatAreOpenAndCutsThemWhenItIsNotItsAnyMore() throws IOException {
        guest.serving(8080);
        lab.apply(network.own(OWN, guest).openAt(OWN, "tcp", 22, 22).openAt(OWN, "tcp", 8080, 8080));
        assertThat(Talk.hello(OWN, 8080)).isEqualTo("node-1");

        try (var talk = Talk.to(OWN, 22)) {
            assertThat(talk.name()).isEqualTo("node-1");
            network.staticNats.clear();
            lab.apply(network);
            talk.awaitCut();
        }
        assertThat(Talk.hello(OWN, 8080)).isEmpty();
    }

    private boolean pinged(String address) {
        return lab.commands.succeeds("busybox", "ping", "-c", "1", "-W", "1", address);
    }
}
