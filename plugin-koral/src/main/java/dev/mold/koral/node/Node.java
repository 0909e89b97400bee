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
 * @param spec what was planned
 * @param phaseSince when it entered its phase
 * @param kubernetesVersion the version that it reports, such as {@code 1.30.3}; empty until it has reported one
 * @param iso the ISO that Koral has attached to its machine, or is about to; empty once it is detached
 */
public record Node(
        NodeSpec spec,
        NodePhase phase,
        Instant phaseSince,
        Optional<String> kubernetesVersion,
        Optional<ImageId> iso) {

    /** A node of which nothing is created yet. */
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

    /**
     * The firewall rule for the SSH port. It has the uuid of the port-forwarding rule, to which it belongs; ids are
     * unique only among rules of one kind.
     */
    public FirewallRuleId firewall() {
        return new FirewallRuleId(forwarding().value());
    }

    /** A copy with another public SSH port. */
    public Node withSshPort(int port) {
        return new Node(spec.withSshPort(port), phase, phaseSince, kubernetesVersion, iso);
    }

    public String hostKey() {
        return spec.hostKey();
    }

    /** Whether it has joined the cluster and is not being drained or removed. */
    public boolean member() {
        return phase == NodePhase.JOINED || phase == NodePhase.READY;
    }

    /** Whether the lifecycle permits the event in the current phase. */
    public boolean allows(NodeEvent event) {
        return NodeLifecycle.get().find(phase, event).isPresent();
    }

    /**
     * The node after the event; itself if that does not change its phase.
     *
     * @throws dev.mold.api.lifecycle.IllegalTransitionException if the lifecycle does not permit the event in the
     *     current phase
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
