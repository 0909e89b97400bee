package dev.mold.server.compute.machine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.Ipv4Prefix;
import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.machine.host.HostPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Two back ends come to a host and go. Run by {@link OwnHostIT}. */
final class HostAsFound {
    private static final Path FORWARDING = Path.of("/proc/sys/net/ipv4/ip_forward");
    private static final String OUTSIDE = "203.0.113.2";
    private static final HostPrograms COMMANDS = new HostPrograms(Duration.ofSeconds(30));

    private HostAsFound() {}

    public static void main(String... arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        COMMANDS.feed("table ip others {\nchain c {\ntype filter hook forward priority 0;\n}\n}\n", "nft", "-f", "-");
        for (var found : List.of("0", "1")) {
            Files.writeString(FORWARDING, found);
            var before = OwnHost.state();
            try (var one = open(folder.resolve("one"), "198.18.77.0/24");
                    var other = open(folder.resolve("other"), "198.18.78.0/24")) {
                comeAndGo(one, other, found);
            }
            before.assertUnchanged();
        }
        rangeInUseIsRefused(folder);
        whatTheHostDropsOtherwiseIsPassedOn(folder);
    }

    private static void comeAndGo(BackEnd one, BackEnd other, String found) throws IOException {
        var first = one.network("198.18.77.2");
        var second = one.network("198.18.77.3");
        var third = other.network("198.18.78.2");
        var machine = new VirtualMachineId(UUID.randomUUID());
        one.networks().plug(new MachineNic(machine, first, "02:00:00:00:00:0a"));
        assertThat(forwarding()).isEqualTo("1");

        Files.writeString(FORWARDING, "0");
        other.networks().heal();
        assertThat(forwarding()).isEqualTo("1");

        one.networks().unplug(machine);
        one.networks().remove(first);
        one.networks().remove(second);
        assertThat(COMMANDS.run("ip", "-brief", "link")).contains(other.bridge()).doesNotContain(one.bridge());
        assertThat(forwarding()).isEqualTo("1");
        assertThat(other.networks().ready(third)).isTrue();

        other.networks().remove(third);
        assertThat(forwarding()).isEqualTo(found);
    }

    private static void rangeInUseIsRefused(Path folder) {
        COMMANDS.run("ip", "link", "add", "others", "type", "bridge");
        COMMANDS.run("ip", "address", "add", "198.18.77.129/25", "dev", "others");
        COMMANDS.run("ip", "link", "set", "others", "up");
        var before = OwnHost.state();
        try (var one = open(folder.resolve("one"), "198.18.77.0/24")) {
            assertThatThrownBy(() -> one.network("198.18.77.2"))
                    .hasMessageContaining("198.18.77.0/24")
                    .hasMessageContaining("others");
            assertThat(one.networks().networks()).isEmpty();
        }
        before.assertUnchanged();
    }

    private static void whatTheHostDropsOtherwiseIsPassedOn(Path folder) {
        makeOutside();
        COMMANDS.feed(dropping("ip filter", "FORWARD") + dropping("inet strict", "forward"), "nft", "-f", "-");
        var before = OwnHost.state();
        try (var one = open(folder.resolve("one"), "198.18.79.0/24")) {
            var network = one.network("198.18.79.2");
            assertThat(reachesOutside(network)).isTrue();
            var rules = COMMANDS.run("nft", "--stateless", "list", "ruleset");

            COMMANDS.run("nft", "flush", "chain", "ip", "filter", "FORWARD");
            assertThat(reachesOutside(network)).isFalse();
            one.networks().heal();
            assertThat(reachesOutside(network)).isTrue();
            assertThat(COMMANDS.run("nft", "--stateless", "list", "ruleset")).isEqualTo(rules);

            COMMANDS.run("nft", "add", "chain", "ip", "filter", "FORWARD", "{ policy accept; }");
            one.networks().remove(network);
            COMMANDS.run("nft", "add", "chain", "ip", "filter", "FORWARD", "{ policy drop; }");
        }
        before.assertUnchanged();
    }

    private static String dropping(String table, String chain) {
        return "table " + table + " {\nchain " + chain
                + " {\ntype filter hook forward priority filter; policy drop;\n}\n}\n";
    }

    private static void makeOutside() {
        COMMANDS.run("ip", "netns", "add", "outside");
        COMMANDS.run("ip", "link", "add", "out", "type", "veth", "peer", "name", "in", "netns", "outside");
        COMMANDS.run("ip", "address", "add", "203.0.113.1/24", "dev", "out");
        COMMANDS.run("ip", "link", "set", "out", "up");
        COMMANDS.run("ip", "-n", "outside", "address", "add", OUTSIDE + "/24", "dev", "in");
        COMMANDS.run("ip", "-n", "outside", "link", "set", "in", "up");
    }

    private static boolean reachesOutside(NetworkId network) {
        return COMMANDS.succeeds(
                "nsenter", "--net=" + NetworkNames.routerOf(network).path(), "busybox", "ping", "-c", "1", "-W", "2", OUTSIDE);
    }

    private static String forwarding() throws IOException {
        return Files.readString(FORWARDING).strip();
    }

    private static BackEnd open(Path path, String range) {
        var folder = new StateFolder(path);
        return new BackEnd(
                path,
                folder,
                new MachineNetworks(folder, COMMANDS, new PublicNetwork(Ipv4Prefix.parse(range), List.of())));
    }

    private record BackEnd(Path path, StateFolder folder, MachineNetworks networks) implements AutoCloseable {
        NetworkId network(String address) {
            var configs = new Configs(new NetworkId(UUID.randomUUID()), address);
            configs.balance(6443, 6443, "roundrobin");
            networks.apply(configs.config());
            return configs.id;
        }

        String bridge() {
            return NetworkNames.bridge(NetworkNames.backend(path));
        }

        @Override
        public void close() {
            networks.close();
            folder.close();
        }
    }
}
