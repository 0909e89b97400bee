package dev.mold.server.compute.machine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.compute.NetworkConfig.Lease;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.Ipv4Prefix;
import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.machine.host.HostPrograms;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A server that makes, changes and removes networks is killed again and again. Run by {@link OwnHostIT}. */
final class KilledAnywhere {
    private static final int TIMES = 8;
    private static final int NETWORKS = 3;
    private static final int MAX_LIFE_MS = 1500;
    private static final List<VirtualMachineId> MACHINES =
            IntStream.range(0, NETWORKS).mapToObj(n -> new VirtualMachineId(new UUID(7, n))).toList();

    private KilledAnywhere() {}

    public static void main(String... arguments) throws Exception {
        var path = Path.of(arguments[0]).resolve("killed");
        var random = new Random(7);
        var before = OwnHost.state();
        for (var time = 0; time < TIMES; time++) {
            killAfter(random.nextInt(MAX_LIFE_MS), path);
            try (var folder = new StateFolder(path);
                    var networks = open(folder)) {
                mend(networks);
                // some go, and the rest is there when the next one begins
                if (time % 2 == 0) {
                    clear(networks);
                    before.assertUnchanged();
                }
            }
        }
        try (var folder = new StateFolder(path);
                var networks = open(folder)) {
            clear(networks);
        }
        before.assertUnchanged();
    }

    private static void killAfter(int milliseconds, Path path) throws Exception {
        var server = new ProcessBuilder(OwnHost.java(Busy.class, path))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // it says that it begins
        assertThat(server.getInputStream().read()).isPositive();
        server.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        assertThat(server.isAlive()).isTrue();
        server.destroyForcibly().waitFor();
    }

    private static void mend(MachineNetworks networks) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            networks.heal();
            return networks.networks().stream().allMatch(networks::ready);
        });
        var all = Set.copyOf(networks.networks());
        MACHINES.forEach(networks::unplug);
        for (var id : all) {
            networks.plug(new MachineNic(MACHINES.get(0), id, "02:00:00:00:00:0a"));
            networks.unplug(MACHINES.get(0));
        }
    }

    private static void clear(MachineNetworks networks) {
        MACHINES.forEach(networks::unplug);
        networks.networks().forEach(networks::remove);
    }

    private static MachineNetworks open(StateFolder folder) {
        return new MachineNetworks(
                folder,
                new HostPrograms(Duration.ofSeconds(30)),
                new PublicNetwork(Ipv4Prefix.parse(Lab.RANGE), List.of()));
    }

    /** The server that is killed. */
    static final class Busy {
        private Busy() {}

        public static void main(String... arguments) throws IOException {
            var networks = open(new StateFolder(Path.of(arguments[0])));
            System.out.println("begins");
            for (var round = 0; ; round++) {
                for (var n = 0; n < NETWORKS; n++) {
                    var id = new NetworkId(new UUID(8, n));
                    networks.apply(config(id, n, round));
                    networks.plug(new MachineNic(MACHINES.get(n), id, "02:00:00:00:00:0a"));
                    networks.publish(new MachineMetadata(
                            MACHINES.get(n), id, "10.1.1.10", "node", "small", "zone", List.of(), new byte[100_000]));
                    if (round % 2 == 1) {
                        networks.unplug(MACHINES.get(n));
                        networks.withdraw(MACHINES.get(n));
                        networks.remove(id);
                    }
                }
            }
        }

        private static NetworkConfig config(NetworkId id, int n, int round) {
            var configs = new Configs(id, Lab.address(n));
            configs.leases.add(new Lease(MACHINES.get(n), "node", "02:00:00:00:00:0a", "10.1.1.10"));
            if (round % 3 != 0) {
                configs.balance(6443 + round % 7, 6443, "roundrobin");
            }
            return configs.open("tcp", 1, 100 + round).config();
        }
    }
}
