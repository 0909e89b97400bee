package dev.mold.server.compute.simulator.shell;

import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.simulator.kube.SimulatedCluster;
import dev.mold.server.compute.simulator.kube.SimulatedClusters;
import dev.mold.server.compute.simulator.machine.SimulatedMachines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The effects of each task on its node and its cluster. */
final class TaskWork {
    private static final String KUBECONFIG = "/etc/kubernetes/admin.conf";
    private static final String TOKEN = "[a-z0-9]{6}\\.[a-z0-9]{16}";
    /** The tasks that do not count as done once a node has left. */
    private static final Set<String> MEMBERSHIP = Set.of("init", "share", "join");
    private static final Duration CERTIFICATES_LAST = Duration.ofHours(2);

    private final NodeDisks disks;
    private final SimulatedMachines machines;
    private final SimulatedClusters clusters;
    private final Function<String, Optional<SimulatedCluster>> clusterAt;
    private final EndpointCheck endpoints;

    /** Checks whether connections to an endpoint, {@code address:port}, reach a machine's API server. */
    interface EndpointCheck {
        boolean leadsTo(String endpoint, VirtualMachineId machine);
    }

    /** @param clusterAt finds the cluster whose running control machines are behind an endpoint */
    TaskWork(
            NodeDisks disks,
            SimulatedMachines machines,
            SimulatedClusters clusters,
            Function<String, Optional<SimulatedCluster>> clusterAt,
            EndpointCheck endpoints) {
        this.disks = disks;
        this.machines = machines;
        this.clusters = clusters;
        this.clusterAt = clusterAt;
        this.endpoints = endpoints;
    }

    void perform(VirtualMachineId machine, NodeTaskName task, NodeEnv env, Instant at) throws TaskFailure {
        switch (task) {
            case PREPARE:
                prepare(machine, env);
                break;
            case INIT:
                init(machine, env, at);
                break;
            case SHARE:
                share(machine, env, at);
                break;
            case JOIN:
                join(machine, env, at);
                break;
            default:
                clusters.forget(machine);
                disks.delete(machine, KUBECONFIG);
                disks.update(machine, state -> state.withoutRuns(MEMBERSHIP));
        }
    }

    private void prepare(VirtualMachineId machine, NodeEnv env) throws TaskFailure {
        var version = version(env);
        env.required("KORAL_NODE_NAME");
        if (machines.status(machine).flatMap(status -> status.iso()).isEmpty()) {
            throw new TaskFailure("no Kubernetes ISO (label CDROM) is in the drive");
        }
        disks.update(machine, state -> state.prepared(version));
    }

    private void init(VirtualMachineId machine, NodeEnv env, Instant at) throws TaskFailure {
        var version = version(env);
        if (clusters.of(machine).isPresent()) {
            return;
        }
        if (!env.required("KORAL_ROLE", "control|worker").equals("control")) {
            throw new TaskFailure("a worker cannot be the first node");
        }
        requirePrepared(machine, version);
        var endpoint = env.required("KORAL_ENDPOINT");
        if (!endpoints.leadsTo(endpoint, machine)) {
            throw new TaskFailure("the control plane endpoint " + endpoint + " does not lead to this node");
        }
        var node = new SimulatedCluster.Member(
                machine, env.required("KORAL_NODE_NAME"), true, version, address(machine), at);
        var cluster = clusters.create(
                endpoint, env.required("KORAL_POD_CIDR"), env.required("KORAL_SERVICE_CIDR"), node);
        writeKubeconfig(machine, cluster);
    }

    private void share(VirtualMachineId machine, NodeEnv env, Instant at) throws TaskFailure {
        var cluster = clusters.of(machine)
                .filter(found -> found.control(machine))
                .orElseThrow(() -> new TaskFailure("this node is not a control node"));
        var lifetime = lifetime(env.required("KORAL_TOKEN_TTL"));
        cluster.admitToken(env.required("KORAL_JOIN_TOKEN", TOKEN), at.plus(lifetime));
        if (!env.optional("KORAL_CERTIFICATE_KEY").isEmpty()) {
            cluster.admitCertificateKey(
                    env.required("KORAL_CERTIFICATE_KEY", "[0-9a-f]{64}"), at.plus(CERTIFICATES_LAST));
        }
    }

    private void join(VirtualMachineId machine, NodeEnv env, Instant at) throws TaskFailure {
        var version = version(env);
        var control = env.required("KORAL_ROLE", "control|worker").equals("control");
        if (clusters.of(machine).isPresent()) {
            return;
        }
        requirePrepared(machine, version);
        var endpoint = env.required("KORAL_ENDPOINT");
        var cluster = clusterAt.apply(endpoint)
                .orElseThrow(() -> new TaskFailure("no API server answers at " + endpoint));
        if (!cluster.tokenValid(env.required("KORAL_JOIN_TOKEN", TOKEN), at)) {
            throw new TaskFailure("the join token is unknown to the cluster or has expired");
        }
        if (!cluster.caHash().equals(env.required("KORAL_CA_HASH"))) {
            throw new TaskFailure("the cluster's CA is not the one that KORAL_CA_HASH names");
        }
        if (control && !cluster.certificateKeyValid(env.required("KORAL_CERTIFICATE_KEY"), at)) {
            throw new TaskFailure("the certificate key is unknown to the cluster or has expired");
        }
        var name = env.required("KORAL_NODE_NAME");
        if (cluster.hasMember(name)) {
            throw new TaskFailure("a node with the name " + name + " is in the cluster already");
        }
        cluster.join(new SimulatedCluster.Member(machine, name, control, version, address(machine), at));
        if (control) {
            writeKubeconfig(machine, cluster);
        }
    }

    private void requirePrepared(VirtualMachineId machine, String version) throws TaskFailure {
        var prepared = disks.state(machine).preparedVersion();
        if (!prepared.equals(version)) {
            throw new TaskFailure(
                    prepared.isEmpty()
                            ? "the node has not been prepared"
                            : "the node has been prepared for " + prepared + ", not for " + version);
        }
    }

    private void writeKubeconfig(VirtualMachineId machine, SimulatedCluster cluster) throws TaskFailure {
        try {
            disks.write(machine, KUBECONFIG, "0600", cluster.kubeconfig().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new TaskFailure("unable to write " + KUBECONFIG + ": " + e.getMessage());
        }
    }

    private String address(VirtualMachineId machine) {
        return machines.spec(machine).map(spec -> spec.ip()).orElse("");
    }

    private static String version(NodeEnv env) throws TaskFailure {
        return env.required("KORAL_KUBERNETES_VERSION", "\\d+\\.\\d+\\.\\d+.*");
    }

    private static Duration lifetime(String text) throws TaskFailure {
        try {
            return Duration.parse("PT" + text);
        } catch (DateTimeParseException e) {
            throw new TaskFailure("KORAL_TOKEN_TTL is malformed");
        }
    }
}
