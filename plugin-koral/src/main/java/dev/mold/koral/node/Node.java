package dev.mold.koral.node;

import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.VirtualMachineId;
import java.time.Instant;
import java.util.Optional;

/**
 * A node of a cluster, as stored.
 *
 * @param spec what was chosen beforehand
 * @param phaseSince when it came into its phase
 * @param kubernetesVersion what it reports of itself, such as {@code 1.30.3}; empty until it has
 * @param iso the ISO that Koral has put into its machine, or is about to; empty once that is taken out again
 */
public record Node(
        NodeSpec spec,
        NodePhase phase,
        Instant phaseSince,
        Optional<String> kubernetesVersion,
        Optional<ImageId> iso) {

    /** A node of which nothing is made yet. */
    public static Node planned(NodeSpec spec, Instant now) {
        return new Node(spec, NodePhase.PLANNED, now, Optional.empty(), Optional.empty());
    }

    public NodeId id() {
        return spec.id();
    }

    public NodeRole role() {
        return spec.role();
    }

    public boolean control() {
        return spec.role() == NodeRole.CONTROL;
    }

    public int ordinal() {
        return spec.ordinal();
    }

    public String name() {
        return spec.name();
    }

    public VirtualMachineId machine() {
        return spec.machine();
    }

    public ServiceOfferingId offering() {
        return spec.offering();
    }

    public int sshPort() {
        return spec.sshPort();
    }

    public PortForwardingRuleId forwarding() {
        return spec.forwarding();
    }

    /** The rule that opens the SSH port; rules of two kinds may share a uuid, and these two belong together. */
    public FirewallRuleId firewall() {
        return new FirewallRuleId(forwarding().value());
    }

    /** The same led to by another public port. */
    public Node withSshPort(int port) {
        return new Node(spec.withSshPort(port), phase, phaseSince, kubernetesVersion, iso);
    }

    public String hostKey() {
        return spec.hostKey();
    }

    /** Whether it is a member of the cluster and not about to leave it. */
    public boolean member() {
        return phase == NodePhase.JOINED || phase == NodePhase.READY;
    }

    /** Whether the lifecycle foresees the event now. */
    public boolean allows(NodeEvent event) {
        return NodeLifecycle.get().find(phase, event).isPresent();
    }

    /**
     * The node after the event; itself if that does not change its phase.
     *
     * @throws dev.mold.api.lifecycle.IllegalTransitionException if the lifecycle does not foresee the event now
     */
    public Node on(NodeEvent event, Instant now) {
        var next = NodeLifecycle.get().next(phase, event);
        return next == phase ? this : new Node(spec, next, now, kubernetesVersion, iso);
    }

    public Node withKubernetesVersion(String version) {
        return new Node(spec, phase, phaseSince, Optional.of(version), iso);
    }

    public Node withIso(Optional<ImageId> attached) {
        return new Node(spec, phase, phaseSince, kubernetesVersion, attached);
    }
}
