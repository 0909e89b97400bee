package dev.mold.server.compute.machine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.compute.NetworkConfig.Balancer;
import dev.mold.api.compute.NetworkConfig.Forward;
import dev.mold.api.compute.NetworkConfig.Lease;
import dev.mold.api.compute.NetworkConfig.StaticNat;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.Ipv4Prefix;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkCheckTest {
    private static final Ipv4Prefix RANGE = Ipv4Prefix.parse("198.18.100.0/24");
    private static final String ADDRESS = "198.18.100.10";
    private static final String FOREIGN = "198.18.100.99";
    private static final String MAC = "02:00:00:00:00:0a";
    private static final VirtualMachineId MACHINE = new VirtualMachineId(UUID.randomUUID());

    @Test
    void networkThatARouterCanHavePasses() {
        var network = network();
        network.leases.add(new Lease(MACHINE, "node-1", MAC, "10.1.1.10"));
        network.open("TCP", 1, 65_535, "10.0.0.0/8").open("all", 0, 0);
        network.forwards.add(new Forward(ADDRESS, "udp", 53, MACHINE, 53));
        // the same port of another protocol
        network.forwards.add(new Forward(ADDRESS, "tcp", 53, MACHINE, 53));
        network.balancers.add(new Balancer("b", ADDRESS, 6443, 6443, "source", List.of(MACHINE)));

        NetworkCheck.check(network.config(), RANGE);
        assertThat(network.config().addresses()).containsExactly(ADDRESS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void networkThatNoRouterCanHaveIsRefused(String reason, Consumer<Configs> mistake) {
        var network = network();
        mistake.accept(network);

        assertThatThrownBy(() -> NetworkCheck.check(network.config(), RANGE))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(Errors.BACKEND_FAILED))
                .hasMessageContaining("network-" + network.id)
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("Not an IPv4 address", network -> network.prefix = "10.1.1"),
                mistake("Not an IPv4 address", network -> network.prefix = "10.1.256."),
                mistake("overlaps the public range", network -> network.prefix = "198.18.100."),
                mistake("203.0.113.7 is not one of the public range", network -> network.addresses.add("203.0.113.7")),
                mistake("198.18.100.1 is not one", network -> network.addresses.add("198.18.100.1")),
                mistake("198.18.100.0 is not one", network -> network.addresses.add("198.18.100.0")),
                mistake("198.18.100.255 is not one", network -> network.addresses.add("198.18.100.255")),
                mistake("is there twice", network -> network.addresses.add(ADDRESS)),
                mistake("10.1.2.10 in 10.1.1.0/24", lease("node-1", MAC, "10.1.2.10")),
                mistake("10.1.1.1 in 10.1.1.0/24", lease("node-1", MAC, "10.1.1.1")),
                mistake("10.1.1.010 in", lease("node-1", MAC, "10.1.1.010")),
                mistake("not a MAC address", lease("node-1", "02:00:00:00:00", "10.1.1.10")),
                mistake("not a host name", lease("node-1\nroot", MAC, "10.1.1.10")),
                mistake("leased twice", both(lease("a", MAC, "10.1.1.10"), lease("b", "02:00:00:00:00:0b", "10.1.1.10"))),
                mistake("MAC address", both(lease("a", MAC, "10.1.1.10"), lease("b", "02:00:00:00:00:0A", "10.1.1.11"))),
                mistake("not a protocol: sctp", network -> network.open("sctp", 1, 2)),
                mistake("2-1", network -> network.open("tcp", 2, 1)),
                mistake("1-70000", network -> network.open("tcp", 1, 70_000)),
                mistake("10.0.0.0/33", network -> network.open("tcp", 1, 2, "10.0.0.0/33")),
                mistake(FOREIGN + " is not the network's", network -> network.openAt(FOREIGN, "tcp", 1, 2)),
                mistake(FOREIGN + " is not the network's", forward(FOREIGN, "tcp", 22)),
                mistake("not a port: 0", forward(ADDRESS, "tcp", 0)),
                mistake("not a protocol: icmp", forward(ADDRESS, "icmp", 22)),
                mistake("leads twice", both(forward(ADDRESS, "tcp", 22), forward(ADDRESS, "TCP", 22))),
                mistake("leads twice", both(forward(ADDRESS, "tcp", 22), balancer("roundrobin"))),
                mistake("not an algorithm: random", balancer("random")),
                mistake("leads to two machines", both(staticNat(), staticNat())),
                mistake("-1 Mb/s", network -> network.bandwidthMbit = -1));
    }

    private static Arguments mistake(String reason, Consumer<Configs> mistake) {
        return Arguments.of(reason, mistake);
    }

    private static Consumer<Configs> both(Consumer<Configs> one, Consumer<Configs> other) {
        return one.andThen(other);
    }

    private static Consumer<Configs> lease(String name, String mac, String ip) {
        return network -> network.leases.add(new Lease(MACHINE, name, mac, ip));
    }

    private static Consumer<Configs> forward(String address, String protocol, int port) {
        return network -> network.forwards.add(new Forward(address, protocol, port, MACHINE, 22));
    }

    private static Consumer<Configs> balancer(String algorithm) {
        return network -> network.balancers.add(new Balancer("b", ADDRESS, 22, 22, algorithm, List.of(MACHINE)));
    }

    private static Consumer<Configs> staticNat() {
        return network -> network.staticNats.add(new StaticNat(ADDRESS, MACHINE));
    }

    private static Configs network() {
        return new Configs(new NetworkId(UUID.randomUUID()), ADDRESS);
    }
}
