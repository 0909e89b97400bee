package dev.mold.server.compute.machine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Networks beside each other, and what cannot be a network. */
class ManyNetworksIT extends LabTest {
    @Test
    void twoNetworksOfTheSameAddressesKnowNothingOfEachOther() {
        var one = lab.network(0);
        var other = lab.network(1);
        var first = lab.guest(one, "node-1", 10);
        var second = lab.guest(other, "node-2", 10);
        var third = lab.guest(other, "node-3", 11);
        lab.apply(one.forward("tcp", 22, first, 22).open("tcp", 22, 22), first);
        lab.apply(other.forward("tcp", 22, second, 22).open("tcp", 22, 22), second, third);
        first.serving(22);
        second.serving(22);

        assertThat(Talk.hello(Lab.address(0), 22)).isEqualTo("node-1");
        assertThat(Talk.hello(Lab.address(1), 22)).isEqualTo("node-2");
        assertThat(third.hello(second.ip, 22)).isEqualTo("node-2");
        assertThat(first.hello(third.ip, 22)).isEmpty();
        assertThat(first.run("busybox", "nslookup", "node-3.cs1.internal", "10.1.1.1").status()).isNotZero();
        assertThat(third.run("busybox", "nslookup", "node-2.cs1.internal", "10.1.1.1").text()).contains(second.ip);
        // by public addresses, as anybody may
        assertThat(first.hello(Lab.address(1), 22)).isEqualTo("node-2");
    }

    @Test
    void guestThatTakesAnotherNetworksRouterForItsOwnGetsNowhere() {
        var one = lab.network(0);
        var other = lab.network(1);
        other.prefix = "10.2.2.";
        var first = lab.guest(one, "node-1", 10);
        var second = lab.guest(other, "node-2", 10);
        lab.apply(one, first);
        lab.apply(other, second);
        second.serving(22);
        lab.tools.ip(NetworkNames.routerOf(one.id), List.of("route add 10.2.2.0/24 via " + Lab.address(1) + " dev public"));

        assertThat(first.hello(second.ip, 22)).isEmpty();
    }

    @Test
    void addressOfAnotherNetworkIsRefusedAndNothingIsChanged() {
        var one = lab.network(0);
        var other = lab.network(1);
        var first = lab.guest(one, "node-1", 10);
        lab.apply(one.forward("tcp", 22, first, 22).open("tcp", 22, 22), first);
        lab.apply(other);
        first.serving(22);
        other.addresses.add(Lab.address(0));

        assertRefused(other, "belongs to network");
        assertThat(lab.networks.ready(other.id)).isTrue();
        assertThat(lab.commands.run("ip", "-n", NetworkNames.routerOf(other.id).name(), "address"))
                .doesNotContain(Lab.address(0) + "/");
        assertThat(Talk.hello(Lab.address(0), 22)).isEqualTo("node-1");
        var third = lab.network(0);
        assertRefused(third, "belongs to network");
        assertThat(lab.networks.networks()).containsExactlyInAnyOrder(one.id, other.id);
        assertThat(NetworkNames.routerOf(third.id).named()).isFalse();
    }

    @Test
    void configurationThatNoRouterCanHaveIsRefusedAndNothingIsChanged() {
        var network = lab.network(0);
        var guest = lab.guest(network, "node-1", 10);
        lab.apply(network.forward("tcp", 22, guest, 22).open("tcp", 22, 22), guest);
        guest.serving(22);
        network.forward("tcp", 22, guest, 23);

        assertRefused(network, "leads twice");
        assertThat(lab.networks.ready(network.id)).isTrue();
        assertThat(Talk.hello(Lab.address(0), 22)).isEqualTo("node-1");
    }

    @Test
    void changeThatTheHostCannotMakeIsTakenBack() throws IOException {
        var network = lab.network(0);
        var guest = lab.guest(network, "node-1", 10);
        lab.apply(network.forward("tcp", 22, guest, 22).open("tcp", 22, 22), guest);
        guest.serving(22);
        Files.createDirectories(lab.file(network.id, BalancerConfig.OPTIONS).resolve("in-the-way"));
        network.openAt(Lab.address(0), "tcp", 23, 23).balance(23, 22, "roundrobin", guest);

        assertRefused(network, BalancerConfig.OPTIONS);
        assertThat(lab.networks.ready(network.id)).isTrue();
        assertThat(lab.tools.in(NetworkNames.routerOf(network.id), "nft", "list", "set", "ip", "mold", "balanced"))
                .doesNotContain("elements");
        assertThat(Talk.hello(Lab.address(0), 22)).isEqualTo("node-1");
    }

    @Test
    void whatIsNotThereIsNotReadyAndCanBeRemovedAndUnplugged() {
        var unknown = lab.network(0);
        var guest = lab.guest(unknown, "node-1", 10);

        assertThat(lab.networks.ready(unknown.id)).isFalse();
        lab.networks.remove(unknown.id);
        lab.networks.unplug(guest.machine);
        lab.networks.withdraw(guest.machine);
        assertThatThrownBy(() -> lab.networks.plug(guest.nic())).isInstanceOf(ApiException.class);
    }

    @Test
    void manyThreadsAtOnceDoNotDisturbEachOther() throws Exception {
        var networks = IntStream.range(0, 3).mapToObj(lab::network).toList();
        var guests = networks.stream().map(network -> lab.guest(network, "node-1", 10)).toList();
        var work = new ArrayList<Callable<Void>>();
        for (var n = 0; n < networks.size(); n++) {
            var network = networks.get(n);
            network.forward("tcp", 22, guests.get(n), 22).open("tcp", 22, 22);
            lab.networks.apply(network.config());
            for (var round = 0; round < 3; round++) {
                network.open("tcp", 100 + round, 100 + round);
                var config = network.config();
                work.add(() -> done(() -> lab.networks.apply(config)));
                work.add(() -> done(lab.networks::heal));
                var nic = guests.get(n).nic();
                work.add(() -> done(() -> lab.networks.plug(nic)));
            }
        }
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var result : threads.invokeAll(work)) {
                result.get();
            }
        } finally {
            threads.shutdown();
        }

        for (var n = 0; n < networks.size(); n++) {
            assertThat(lab.networks.ready(networks.get(n).id)).isTrue();
            guests.get(n).addressed(networks.get(n).gateway()).serving(22);
            assertThat(Talk.hello(Lab.address(n), 22)).isEqualTo("node-1");
        }
    }

    private static Void done(Runnable work) {
        work.run();
        return null;
    }

    private void assertRefused(Configs network, String reason) {
        assertThatThrownBy(() -> lab.networks.apply(network.config()))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(Errors.BACKEND_FAILED))
                .hasMessageContaining(reason);
    }
}
