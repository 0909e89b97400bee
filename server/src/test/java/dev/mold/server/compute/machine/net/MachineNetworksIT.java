package dev.mold.server.compute.machine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What guests and the outside see of real networks. */
class MachineNetworksIT extends LabTest {
    private static final int MEBIBYTE = 1 << 20;

    @Test
    void guestIsGivenItsFixedAddressAndAllThatBelongsToIt() throws Exception {
        var network = lab.network(0);
        var guest = lab.guest(network, "node-1", 10);
        lab.apply(network);
        lab.networks.plug(guest.nic());

        assertThat(guest.dhcp(folder))
                .containsEntry("ip", "10.1.1.10")
                .containsEntry("router", "10.1.1.1")
                .containsEntry("dns", "10.1.1.1")
                .containsEntry("domain", "cs1.internal")
                .containsEntry("hostname", "node-1");
    }

    @Test
    void forwardLeadsInWhereTheFirewallIsOpen() {
        var network = lab.network(0);
        var guest = lab.guest(network, "node-1", 10);
        network.forward("tcp", 2222, guest, 22);
        lab.apply(network, guest);
        guest.serving(22);

        assertThat(Talk.hello(Lab.address(0), 2222)).isEmpty();
        lab.apply(network.open("tcp", 2222, 2230));
        assertThat(Talk.hello(Lab.address(0), 2222)).isEqualTo("node-1");
    }

    @Test
    void guestIsToldItsOwnUserDataAndNoOther() {
        var network = lab.network(0);
        var first = lab.guest(network, "node-1", 10);
        var second = lab.guest(network, "node-2", 11);
        var third = lab.guest(network, "node-3", 12);
        lab.apply(network, first, second, third);
        var large = new byte[MEBIBYTE];
        new Random(7).nextBytes(large);
        lab.networks.publish(metadata(first, large));
        lab.networks.publish(metadata(second, "#cloud-config\n".getBytes()));

        assertThat(Arrays.equals(first.metadata("10.1.1.1", "/latest/user-data").bytes(), large)).isTrue();
        assertThat(second.metadata("10.1.1.1", "/latest/user-data").text()).isEqualTo("#cloud-config\n");
        assertThat(second.metadata("10.1.1.1", "/latest/meta-data/local-hostname").text()).isEqualTo("node-2");
        assertThat(second.metadata("10.1.1.1", "/latest/meta-data/public-ipv4").text()).isEqualTo(Lab.address(0));
        assertThat(second.metadata("10.1.1.1", "/latest/meta-data/").text().lines())
                .contains("instance-id", "local-hostname", "public-keys", "vm-id");
        assertThat(second.metadata("10.1.1.1", "/latest/meta-data").text())
                .isEqualTo(second.metadata("10.1.1.1", "/latest/meta-data/").text());
        assertThat(third.metadata("10.1.1.1", "/latest/user-data").status()).isEqualTo(404);
    }

    @Test
    void guestThatTakesTheAddressOfAnotherIsNotToldItsUserData() {
        var network = lab.network(0);
        var first = lab.guest(network, "node-1", 10);
        var second = lab.guest(network, "node-2", 11);
        lab.apply(network, first, second);
        lab.networks.publish(metadata(first, "secret".getBytes()));
        assertThat(first.metadata("10.1.1.1", "/latest/user-data").text()).isEqualTo("secret");
        first.must("ip", "link", "set", "eth0", "down");
        second.must("ip", "address", "flush", "dev", "eth0");
        second.must("ip", "address", "add", first.ip + "/24", "dev", "eth0");

        lab.tools.ip(NetworkNames.routerOf(network.id), List.of("neighbour flush dev guest"));

        second.must("busybox", "ping", "-c", "1", "-W", "3", "10.1.1.1");
        assertThat(second.run("socat", "-u", "OPEN:/dev/null", "TCP:10.1.1.1:80,connect-timeout=2").status()).isNotZero();
    }

    @Test
    void namesFollowTheLeases() {
        var network = lab.network(0);
        var first = lab.guest(network, "node-1", 10);
        lab.apply(network, first);
        var server = lab.daemon(network.id, DhcpServer.NAME);
        var second = lab.guest(network, "node-2", 11);
        lab.apply(network);

        assertThat(server.alive()).isTrue();
        await().untilAsserted(() -> assertThat(lookup(first, "node-2.cs1.internal").text()).contains(second.ip));
        assertThat(lookup(first, "node-2").text()).contains(second.ip);
        assertThat(lookup(first, second.ip).text()).contains("node-2.cs1.internal");
        network.leases.remove(1);
        lab.apply(network);
        await().untilAsserted(() -> assertThat(lookup(first, "node-2.cs1.internal").status()).isNotZero());
        assertThat(lookup(first, "node-1.cs1.internal").text()).contains(first.ip);
    }

    private static Guest.Answer lookup(Guest guest, String name) {
        return guest.run("busybox", "nslookup", name, "10.1.1.1");
    }

    private static MachineMetadata metadata(Guest guest, byte[] userData) {
        return new MachineMetadata(
                guest.machine,
                guest.network,
                guest.ip,
                guest.name,
                "small",
                "zone-1",
                List.of("ssh-ed25519 AAAA test"),
                userData);
    }
}
