package dev.mold.koral.fake;

import dev.mold.api.cloud.PortForwardingRule;
import dev.mold.api.cloud.VirtualMachine;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.koral.infra.KubeApi;
import dev.mold.koral.infra.KubeNode;
import dev.mold.koral.infra.KubeUnreachableException;
import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.infra.NodeRefusedException;
import dev.mold.koral.infra.NodeRefusedException.Kind;
import dev.mold.koral.infra.NodeSettings;
import dev.mold.koral.infra.NodeShell;
import dev.mold.koral.infra.NodeTask;
import dev.mold.koral.infra.NodeUnreachableException;
import dev.mold.koral.infra.TaskState;
import dev.mold.koral.infra.TaskState.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Fake nodes and clusters. A node is a running machine with a port-forwarding rule; it accepts logins only with the
 * right key and host key. A task is done after one poll.
 */
public final class FakeKubernetes implements NodeShell, KubeApi {
    private final FakeMachines machines;
    private final FakeNetworks networks;
    private final Map<UUID, NodeWorld> nodes = new HashMap<>();
    private final Map<String, ClusterWorld> clusters = new HashMap<>();
    private final Map<NodeTask, String> failures = new HashMap<>();
    private int made;
    /** Nodes whose kubelets have sent no heartbeat since then. */
    public final Map<String, Instant> silent = new HashMap<>();

    /** Nodes that reject logins, with the exception that a login throws. */
    public final Map<String, Function<NodeAccess, RuntimeException>> shut = new HashMap<>();

    /**
     * Called before and after each call about host keys, with a text such as {@code before use-host-key}; may throw.
     */
    public Consumer<String> hostKeyWatch = call -> {};

    /** The number of logins until an SSH server uses its new host key. */
    public int reloadTakes;

    public boolean down;

    /** The version that every kubelet reports. */
    public String kubeletVersion = "v1.30.3";

    /** Whether the session in which a node changes its host key breaks before the answer. */
    public boolean sessionsBreak;

    private static final class NodeWorld {
        private final Map<NodeTask, TaskState> tasks = new HashMap<>();
        private final Map<NodeTask, NodeSettings> settings = new HashMap<>();
        private String cluster = "";
        private int begun;
        private Optional<String> shownKey = Optional.empty();
        private Optional<String> newKey = Optional.empty();
        private int reloading;
    }

    private static final class ClusterWorld {
        private final Map<String, Boolean> readiness = new LinkedHashMap<>();
        private final Set<String> tokens = new HashSet<>();
    }

    FakeKubernetes(FakeMachines machines, FakeNetworks networks) {
        this.machines = machines;
        this.networks = networks;
    }

    /** Makes that task fail once, on the first node that runs it. */
    public void failOnce(NodeTask task, String message) {
        failures.put(task, message);
    }

    /** How often tasks were started on the machine. */
    public int begun(UUID machine) {
        return nodes.get(machine).begun;
    }

    /** The settings with which a task was last started on the machine. */
    public NodeSettings settings(UUID machine, NodeTask task) {
        return nodes.get(machine).settings.get(task);
    }

    @Override
    public synchronized void logIn(NodeAccess access) {
        node(access);
    }

    @Override
    public synchronized String newHostKey(NodeAccess access) {
        hostKeyWatch.accept("before new-host-key");
        var node = node(access);
        node.newKey = node.newKey.or(() -> Optional.of("ssh-ed25519 NEW" + access.port() + "x" + ++made));
        hostKeyWatch.accept("after new-host-key");
        return node.newKey.get();
    }

    @Override
    public synchronized void useHostKey(NodeAccess access, String publicKey) {
        hostKeyWatch.accept("before use-host-key");
        var node = node(access);
        if (node.newKey.equals(Optional.of(publicKey))) {
            node.reloading = reloadTakes;
            node.shownKey = node.newKey;
            node.newKey = Optional.empty();
        } else if (!node.shownKey.equals(Optional.of(publicKey))) {
            throw refused(access, Kind.COMMAND, "that host key is not here");
        }
        if (sessionsBreak) {
            // the shell repeats the command in another session
            node(access);
        }
        hostKeyWatch.accept("after use-host-key");
    }

    private static NodeRefusedException refused(NodeAccess access, Kind kind, String reason) {
        return new NodeRefusedException(access, kind, reason, Duration.ZERO, Duration.ofSeconds(1), null);
    }

    @Override
    public synchronized TaskState start(NodeAccess access, NodeTask task, NodeSettings settings) {
        var node = node(access);
        var state = state(node, task);
        if (state.progress() == Progress.RUNNING || state.progress() == Progress.DONE && state.under(settings)) {
            return state;
        }
        node.begun++;
        node.settings.put(task, settings);
        var failure = failures.remove(task);
        var progress = failure == null ? Progress.RUNNING : Progress.FAILED;
        var message = Objects.requireNonNullElse(failure, "");
        var begun = new TaskState(task, progress, String.valueOf(node.begun), settings.hash(), message);
        node.tasks.put(task, begun);
        return begun;
    }

    @Override
    public synchronized TaskState status(NodeAccess access, NodeTask task) {
        var node = node(access);
        var state = state(node, task);
        if (state.progress() == Progress.RUNNING) {
            var end = finish(access, node, task, node.settings.get(task).values())
                    .map(message -> ended(state, Progress.FAILED, message))
                    .orElseGet(() -> ended(state, Progress.DONE, ""));
            node.tasks.put(task, end);
            return end;
        }
        return state;
    }

    @Override
    public synchronized void acknowledge(NodeAccess access, TaskState failed) {
        var node = node(access);
        if (state(node, failed.task()).equals(failed)) {
            node.tasks.put(failed.task(), ended(failed, Progress.REPORTED, failed.message()));
        }
    }

    private static TaskState ended(TaskState state, Progress progress, String message) {
        return new TaskState(state.task(), progress, state.run(), state.settings(), message);
    }

    @Override
    public synchronized Optional<String> kubeconfig(NodeAccess access) {
        return Optional.of(node(access).cluster).filter(name -> !name.isEmpty()).map(FakeKubernetes::kubeconfigOf);
    }

    /** Runs the task; returns the reason if it fails. */
    private Optional<String> finish(NodeAccess access, NodeWorld node, NodeTask task, Map<String, String> settings) {
        switch (task) {
            case PREPARE:
                return machine(access).orElseThrow().iso().isEmpty() ? Optional.of("no ISO") : Optional.empty();
            case INIT:
                if (!done(node, NodeTask.PREPARE)) {
                    return Optional.of("not prepared");
                }
                if (node.cluster.isEmpty()) {
                    node.cluster = "ca-of-" + settings.get("KORAL_NODE_NAME");
                    clusters.computeIfAbsent(node.cluster, name -> new ClusterWorld())
                            .readiness
                            .put(settings.get("KORAL_NODE_NAME"), false);
                }
                return Optional.empty();
            case SHARE:
                clusters.get(node.cluster).tokens.add(settings.get("KORAL_JOIN_TOKEN"));
                return Optional.empty();
            case JOIN:
                return join(node, settings);
            default:
                return Optional.of("unknown task");
        }
    }

    private Optional<String> join(NodeWorld node, Map<String, String> settings) {
        var cluster = settings.get("KORAL_CA_HASH").substring("sha256:".length());
        if (!done(node, NodeTask.PREPARE) || !clusters.containsKey(cluster)) {
            return Optional.of("not prepared, or no such cluster: " + cluster);
        }
        if (!clusters.get(cluster).tokens.contains(settings.get("KORAL_JOIN_TOKEN"))) {
            return Optional.of("unknown token");
        }
        node.cluster = cluster;
        clusters.get(cluster).readiness.putIfAbsent(settings.get("KORAL_NODE_NAME"), false);
        return Optional.empty();
    }

    @Override
    public synchronized void checkReady(String kubeconfig) {
        if (down || !clusters.containsKey(clusterOf(kubeconfig))) {
            throw new KubeUnreachableException("connection refused", Duration.ofSeconds(1), null);
        }
    }

    @Override
    public String version(String kubeconfig) {
        return "v1.30.3";
    }

    /** Each node is ready from the second poll on. */
    @Override
    public synchronized List<KubeNode> nodes(String kubeconfig) {
        checkReady(kubeconfig);
        var readiness = clusters.get(clusterOf(kubeconfig)).readiness;
        var seen = readiness.entrySet().stream()
                .map(entry -> new KubeNode(
                        entry.getKey(),
                        entry.getValue(),
                        Optional.of(silent.getOrDefault(entry.getKey(), Instant.MAX)),
                        false,
                        true,
                        kubeletVersion))
                .toList();
        readiness.replaceAll((name, ready) -> true);
        return seen;
    }

    @Override
    public void cordon(String kubeconfig, String node, boolean unschedulable) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int drain(String kubeconfig, String node) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteNode(String kubeconfig, String node) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void apply(String kubeconfig, String manifest) {
        throw new UnsupportedOperationException();
    }

    private NodeWorld node(NodeAccess access) {
        if (shut.containsKey(access.name())) {
            throw shut.get(access.name()).apply(access);
        }
        var machine = machine(access)
                .orElseThrow(() -> new NodeUnreachableException(
                        access, "connection refused", Duration.ofSeconds(1), null));
        var node = nodes.computeIfAbsent(machine.id().value(), id -> new NodeWorld());
        var userData = machines.requested(machine.id()).userData();
        if (access.hostKeys().stream().noneMatch(key -> shows(node, key, userData))) {
            node.reloading = Math.max(node.reloading - 1, 0);
            throw refused(access, Kind.IDENTITY, "it answers with a host key that is not its own");
        }
        return node;
    }

    private static boolean shows(NodeWorld node, String key, String userData) {
        return node.shownKey.isPresent() && node.reloading == 0
                ? node.shownKey.get().equals(key)
                : userData.contains(key);
    }

    private Optional<VirtualMachine> machine(NodeAccess access) {
        return networks.allForwardings().stream()
                .filter(rule -> rule.publicPort() == access.port() && ip(rule).equals(access.host()))
                .flatMap(rule -> machines.all().stream().filter(machine -> machine.id().equals(rule.machine())))
                .filter(machine -> machine.state() == VirtualMachineState.RUNNING)
                .filter(machine -> letsIn(machine, access))
                .findFirst();
    }

    private boolean letsIn(VirtualMachine machine, NodeAccess access) {
        var requested = machines.requested(machine.id());
        var number = access.privateKey().strip().substring("PRIVATE-".length());
        return requested.sshPublicKeys().stream().anyMatch(key -> key.startsWith("ssh-ed25519 AAAA" + number + " "));
    }

    private String ip(PortForwardingRule rule) {
        return networks.all().stream()
                .flatMap(network -> networks.sourceNat(network.id()).stream())
                .filter(address -> address.id().equals(rule.address()))
                .map(address -> address.ip())
                .findFirst()
                .orElse("");
    }

    private static TaskState state(NodeWorld node, NodeTask task) {
        return node.tasks.getOrDefault(task, new TaskState(task, Progress.NONE, "", "", ""));
    }

    private static boolean done(NodeWorld node, NodeTask task) {
        return state(node, task).progress() == Progress.DONE;
    }

    private static String kubeconfigOf(String cluster) {
        return "current-context: " + cluster + "\nclusters:\n- cluster:\n    server: https://somewhere:6443\n";
    }

    static String clusterOf(String kubeconfig) {
        return kubeconfig.lines().findFirst().orElse("").replaceFirst("^current-context: ", "");
    }
}
