package dev.mold.server.compute.machine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mold.api.id.NetworkId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever of a network is taken away on the host comes back, and machines that run notice as little as can be. */
class NetworkHealIT extends LabTest {
    private static final List<String> PROGRAMS = List.of(DhcpServer.NAME, BalancerServer.NAME, MetadataServer.NAME);

    private Configs network;
    private Guest guest;

    @BeforeEach
    void haveAForwardAndABalancer() {
        network = lab.network(0);
        guest = lab.guest(network, "node-1", 10);
        network.forward("tcp", 2222, guest, 22).balance(6443, 22, "roundrobin", guest).open("tcp", 1, 65_535);
        lab.apply(network, guest);
        guest.serving(22);
        lab.networks.publish(new MachineMetadata(
                guest.machine, guest.network, guest.ip, guest.name, "small", "zone-1", List.of(), new byte[] {'#'}));
    }

    @Test
    void programsThatWereKilledRunAgain() {
        PROGRAMS.forEach(name -> kill(network.id, name));

        assertThat(lab.networks.ready(network.id)).isFalse();
        lab.networks.heal();
        assertAllWorks();
    }

    @Test
    void deletedRouterIsMadeAnewAndMachinesStayPluggedIn() throws IOException {
        var plugged = guest.run("ip", "-oneline", "link", "show", "eth0").text();
        lab.commands.run("ip", "netns", "delete", "mold-router-" + network.id);

        assertThat(lab.networks.ready(network.id)).isFalse();
        lab.networks.heal();
        assertThat(guest.run("ip", "-oneline", "link", "show", "eth0").text()).isEqualTo(plugged);
        assertAllWorks();
    }

    @Test
    void machinesArePluggedIntoASwitchThatTakesTheDeletedOnesPlaceByAServerThatWasStartedSince() {
        lab.reopen();
        lab.commands.run("ip", "netns", "delete", "mold-switch-" + network.id);

        assertThat(lab.networks.ready(network.id)).isFalse();
        lab.networks.heal();
        assertThat(guest.run("ip", "link", "show", "eth0").text()).contains(guest.mac);
        // as its DHCP client does when it is given another interface
        guest.addressed(network.gateway());
        assertAllWorks();
    }

    @Test
    void deletedPublicBridgeComesBackWithItsPorts() {
        lab.commands.run("ip", "link", "delete", lab.bridge());

        assertThat(lab.networks.ready(network.id)).isFalse();
        lab.networks.heal();
        assertAllWorks();
    }

    @Test
    void translationOnTheHostComesBack() {
        lab.commands.run("nft", "delete", "table", "ip", lab.table());

        lab.networks.heal();
        assertThat(lab.commands.run("nft", "list", "table", "ip", lab.table())).contains("masquerade");
    }

    @Test
    void namesOfNamespacesThatAHostHasLeftFromBeforeItsRestartAreNotInTheWay() throws IOException {
        guest.close();
        PROGRAMS.forEach(name -> kill(network.id, name));
        for (var namespace : List.of(
                NetworkNames.routerOf(network.id), NetworkNames.switchOf(network.id), NetworkNames.machine(guest.machine))) {
            lab.commands.run("umount", namespace.path().toString());
            assertThat(namespace.path()).isRegularFile();
        }
        await().until(() -> Files.notExists(Path.of("/sys/class/net", NetworkNames.publicPort(network.id))));
        lab.commands.run("ip", "link", "delete", lab.bridge());
        lab.reopen();

        lab.networks.heal();
        lab.networks.plug(guest.nic());
        guest.addressed(network.gateway()).serving(22);
        assertAllWorks();
    }

    @Test
    void networkThatCannotBeHealedKeepsNoOtherFromIt() throws IOException {
        var broken = lab.network(1);
        lab.apply(broken);
        kill(broken.id, DhcpServer.NAME);
        kill(network.id, DhcpServer.NAME);
        var options = lab.file(broken.id, DhcpFiles.OPTIONS);
        Files.delete(options);
        Files.createDirectories(options.resolve("in-the-way"));

        lab.networks.heal();
        assertThat(lab.networks.ready(broken.id)).isFalse();
        assertAllWorks();
        Files.delete(options.resolve("in-the-way"));
        Files.delete(options);
        lab.networks.heal();
        assertThat(lab.networks.ready(broken.id)).isTrue();
    }

    @Test
    void nothingIsTouchedWhenAllIsWell() {
        var before = PROGRAMS.stream().map(name -> lab.daemon(network.id, name)).toList();

        lab.networks.heal();
        lab.reopen();
        lab.networks.heal();
        lab.networks.apply(network.config());
        assertThat(PROGRAMS.stream().map(name -> lab.daemon(network.id, name))).isEqualTo(before);
    }

    private void kill(NetworkId id, String name) {
        var process = lab.daemon(id, name);
        ProcessHandle.of(process.pid()).orElseThrow().destroyForcibly();
        await().until(() -> !process.alive());
    }

    private void assertAllWorks() {
        assertThat(lab.networks.ready(network.id)).isTrue();
        assertThat(Talk.hello(Lab.address(0), 2222)).isEqualTo("node-1");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Talk.hello(Lab.address(0), 6443)).isEqualTo("node-1"));
        assertThat(guest.metadata(network.gateway(), "/latest/user-data").text()).isEqualTo("#");
        assertThat(guest.run("busybox", "nslookup", "node-1.cs1.internal", network.gateway()).text())
                .contains(guest.ip);
    }
}
