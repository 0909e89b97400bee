package dev.mold.server.compute.simulator;

import com.jcraft.jsch.JSchException;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.compute.ImageSpec;
import dev.mold.api.compute.MachineSpec;
import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.compute.NetworkConfig.Balancer;
import dev.mold.api.compute.NetworkConfig.Forward;
import dev.mold.api.compute.NetworkConfig.Opening;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.NodeKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A network with machines as a Kubernetes cluster wants them: SSH forwarded from 2222 on, the API balanced on 6443. */
final class ClusterSite {
    static final String VERSION = "1.30.3";
    private static final List<String> ANYONE = List.of("0.0.0.0/0");

    private final ComputeBackend backend;
    private final String address;
    private final NodeKeys login = NodeKeys.generate();
    private final NetworkId network = new NetworkId(UUID.randomUUID());
    private final ImageId template = new ImageId(UUID.randomUUID());
    private final ImageId iso = new ImageId(UUID.randomUUID());
    private final Map<VirtualMachineId, NodeKeys> hostKeys = new LinkedHashMap<>();
    private final List<VirtualMachineId> machines = new ArrayList<>();
    private final List<VirtualMachineId> balanced = new ArrayList<>();

    ClusterSite(ComputeBackend backend, String address) throws JSchException {
        this.backend = backend;
        this.address = address;
        backend.prepareImage(new ImageSpec(template, "system", false, "http://images.example/t", Optional.empty()));
        backend.prepareImage(new ImageSpec(iso, "v1.30.3", true, "http://images.example/i", Optional.empty()));
        applyNetwork();
    }

    String endpoint() {
        return address + ":6443";
    }

    NetworkId network() {
        return network;
    }

    /** Creates a machine that is not yet started. */
    VirtualMachineId create(String name) throws JSchException {
        var id = new VirtualMachineId(UUID.randomUUID());
        var hostKey = NodeKeys.generate();
        machines.add(id);
        hostKeys.put(id, hostKey);
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
                "02:00:00:00:00:" + String.format("%02x", machines.size()),
                "10.1.1." + (10 + machines.size()),
                hostKey.asCloudConfig(),
                List.of(login.publicKey() + " koral")));
        return id;
    }

    /** A running machine with the ISO in its drive. */
    VirtualMachineId boot(String name) throws JSchException {
        var id = create(name);
        backend.startMachine(id);
        backend.attachIso(id, iso);
        return id;
    }

    /** Creates a machine one of those that the API's balancer leads to. */
    void balance(VirtualMachineId machine) {
        balanced.add(machine);
        applyNetwork();
    }

    NodeClient ssh(VirtualMachineId machine) {
        return new NodeClient(
                address, 2222 + machines.indexOf(machine), login, hostKeys.get(machine).publicKey());
    }

    NodeClient sshAs(NodeKeys other, VirtualMachineId machine) {
        return new NodeClient(
                address, 2222 + machines.indexOf(machine), other, hostKeys.get(machine).publicKey());
    }

    NodeClient sshExpecting(NodeKeys hostKey, VirtualMachineId machine) {
        return new NodeClient(address, 2222 + machines.indexOf(machine), login, hostKey.publicKey());
    }

    /** Settings of every task, with what a test adds. */
    Map<String, String> settings(String name, String role, Map<String, String> more) {
        var settings = new TreeMap<>(Map.of(
                "KORAL_NODE_NAME", name,
                "KORAL_ROLE", role,
                "KORAL_KUBERNETES_VERSION", VERSION,
                "KORAL_ENDPOINT", endpoint(),
                "KORAL_POD_CIDR", "10.244.0.0/16",
                "KORAL_SERVICE_CIDR", "10.96.0.0/12"));
        settings.putAll(more);
        return settings;
    }

    /** A cluster of one control node. */
    VirtualMachineId initialised(String name) throws Exception {
        var control = boot(name);
        balance(control);
        ssh(control).script().task("prepare", settings(name, "control", Map.of()), "done");
        ssh(control).task("init", settings(name, "control", Map.of()), "done");
        return control;
    }

    private void applyNetwork() {
        var forwards = new ArrayList<Forward>();
        for (var at = 0; at < machines.size(); at++) {
            forwards.add(new Forward(address, "tcp", 2222 + at, machines.get(at), 22));
        }
        backend.applyNetwork(new NetworkConfig(
                network,
                "site",
                "10.1.1.0/24",
                "10.1.1.1",
                "site.internal",
                List.of(address),
                true,
                0,
                List.of(),
                List.of(
                        new Opening(address, "tcp", 2222, 2300, ANYONE),
                        new Opening(address, "tcp", 6443, 6443, ANYONE)),
                List.of(),
                forwards,
                List.of(new Balancer("api", address, 6443, 6443, "roundrobin", balanced)),
                List.of()));
    }
}
