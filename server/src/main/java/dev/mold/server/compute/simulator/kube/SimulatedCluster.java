package dev.mold.server.compute.simulator.kube;

import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.StateFolder;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A Kubernetes cluster: its CA, its members and its objects, shared by all its control machines. */
public final class SimulatedCluster {
    static final String KIND = "clusters";

    private final StateFolder folder;
    private final ClusterCertificates certificates;
    private final KubeObjects objects;
    private volatile SimulatedClusterState state;

    /**
     * A machine that has joined.
     *
     * @param name of its node
     * @param version of its kubelet, such as {@code 1.30.3}
     * @param ip its guest address
     */
    public record Member(
            VirtualMachineId machine, String name, boolean control, String version, String ip, Instant joined) {}

    SimulatedCluster(StateFolder folder, SimulatedClusterState state, KubeObjects objects, SecureRandom random)
            throws GeneralSecurityException {
        this.folder = folder;
        this.state = state;
        this.objects = objects;
        certificates = ClusterCertificates.of(state.caKey(), state.caCertificate(), random);
    }

    UUID id() {
        return state.id();
    }

    SimulatedClusterState state() {
        return state;
    }

    KubeObjects objects() {
        return objects;
    }

    ClusterCertificates certificates() {
        return certificates;
    }

    /** The administrator's kubeconfig as YAML. */
    public String kubeconfig() {
        return state.kubeconfig();
    }

    /** {@code sha256:} and the hex digest of the CA's public key. */
    public String caHash() {
        try {
            return certificates.publicKeyHash();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    /** The API server's version on a control machine. */
    String version(VirtualMachineId machine) {
        return member(machine).map(Member::version).orElse("");
    }

    /** Whether a machine is one of its control nodes. */
    public boolean control(VirtualMachineId machine) {
        return member(machine).filter(Member::control).isPresent();
    }

    public boolean hasMember(String nodeName) {
        return memberNamed(nodeName).isPresent();
    }

    Optional<Member> member(VirtualMachineId machine) {
        return state.members().stream()
                .filter(member -> member.machine().equals(machine))
                .findFirst();
    }

    Optional<Member> memberNamed(String node) {
        return state.members().stream()
                .filter(member -> member.name().equals(node))
                .findFirst();
    }

    /** Adds a valid join token. */
    public synchronized void admitToken(String token, Instant end) {
        save(state.withToken(token, end));
    }

    public boolean tokenValid(String token, Instant now) {
        return valid(state.tokens(), token, now);
    }

    /** Adds a key under which the control plane's certificates are available. */
    public synchronized void admitCertificateKey(String key, Instant end) {
        save(state.withCertificateKey(key, end));
    }

    public boolean certificateKeyValid(String key, Instant now) {
        return valid(state.certificateKeys(), key, now);
    }

    /** Adds a member and its node. */
    public synchronized void join(Member member) {
        save(state.with(member));
        NodeObjects.add(objects, member);
    }

    /** Removes a member. Its node stays listed, not ready, until it is deleted. */
    public synchronized void leave(VirtualMachineId machine) {
        save(state.without(machine));
    }

    private void save(SimulatedClusterState changed) {
        folder.save(KIND, changed.id().toString(), changed);
        state = changed;
    }

    private static boolean valid(Map<String, Instant> ends, String secret, Instant now) {
        var end = ends.get(secret);
        return end != null && now.isBefore(end);
    }
}
