package dev.mold.koral.infra;

import dev.mold.api.compute.ImageSpec;
import dev.mold.api.compute.MachineSpec;
import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.compute.NetworkConfig.Balancer;
import dev.mold.api.compute.NetworkConfig.Forward;
import dev.mold.api.compute.NetworkConfig.Opening;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.koral.cloudinit.NodeUserData;
import dev.mold.koral.infra.Keys.SshKey;
import dev.mold.server.compute.simulator.SimulatorBackend;
import dev.mold.server.compute.simulator.SimulatorOptions;
import dev.mold.server.compute.simulator.SimulatorTimings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Simulated machines behind one public address, created with Koral's user data. The first is behind the load balancer.
 */
final class SimulatedNodes implements AutoCloseable {
    private static final String ADDRESS = "127.68.0.2";
    private static final List<String> ANYONE = List.of("0.0.0.0/0");

    private final SimulatorBackend backend;
    private final Keys keys;
    private final SshKey login;
    private final NetworkId network = new NetworkId(UUID.randomUUID());
    private final ImageId template = new ImageId(UUID.randomUUID());
    private final ImageId iso = new ImageId(UUID.randomUUID());
    private final List<VirtualMachineId> machines = new ArrayList<>();

    SimulatedNodes(Path data, Keys keys) {
        this.keys = keys;
        login = keys.sshKey("koral");
        backend = new SimulatorBackend(SimulatorOptions.in(data, Clock.systemUTC())
                .withPublicRange("127.68.0.0/24")
                .withTimings(SimulatorTimings.NONE));
        backend.prepareImage(new ImageSpec(template, "system", false, "http://images.example/t", Optional.empty()));
        backend.prepareImage(new ImageSpec(iso, "v1.30.3", true, "http://images.example/i", Optional.empty()));
        applyNetwork();
    }

    String endpoint() {
        return ADDRESS + ":6443";
    }

    /** Starts a machine with the ISO attached. */
    NodeAccess boot(String name) {
        var id = new VirtualMachineId(UUID.randomUUID());
        var hostKey = keys.sshKey(name);
        var userData = new NodeUserData(
                name, hostKey.privateKey(), hostKey.publicKey(), List.of(login.publicKey()));
        machines.add(id);
        applyNetwork();
        backend.createMachine(new MachineSpec(
                id,
                name,
                backend.hosts().get(0).name(),
                2,
                2048,
                8,
                template,
                network,
                "02:00:00:00:00:0" + machines.size(),
                "10.1.1." + (10 + machines.size()),
                userData.render(),
                List.of()));
        backend.startMachine(id);
        backend.attachIso(id, iso);
        var port = 2221 + machines.size();
        return new NodeAccess(
                name, ADDRESS, port, NodeUserData.USER, login.privateKey(), List.of(hostKey.publicKey()));
    }

    private void applyNetwork() {
        var forwards = new ArrayList<Forward>();
        for (var at = 0; at < machines.size(); at++) {
            forwards.add(new Forward(ADDRESS, "tcp", 2222 + at, machines.get(at), 22));
        }
        var balanced = machines.stream().limit(1).toList();
        backend.applyNetwork(new NetworkConfig(
                network,
                "nodes",
                "10.1.1.0/24",
                "10.1.1.1",
                "nodes.internal",
                List.of(ADDRESS),
                true,
                0,
                List.of(),
                List.of(
                        new Opening(ADDRESS, "tcp", 2222, 2300, ANYONE),
                        new Opening(ADDRESS, "tcp", 6443, 6443, ANYONE)),
                List.of(),
                forwards,
                List.of(new Balancer("api", ADDRESS, 6443, 6443, "roundrobin", balanced)),
                List.of()));
    }

    @Override
    public void close() {
        backend.close();
    }
}
