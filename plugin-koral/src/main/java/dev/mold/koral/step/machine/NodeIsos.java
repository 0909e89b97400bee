package dev.mold.koral.step.machine;

import dev.mold.api.cloud.VirtualMachine;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.flow.StepResult;
import dev.mold.api.id.ImageId;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.node.Node;
import dev.mold.koral.step.Pauses;
import java.util.Optional;

/**
 * Attaches ISOs to nodes and detaches them. Each node's row records the ISO that Koral attached, so that an ISO
 * attached by others stays.
 */
public final class NodeIsos {
    private final VirtualMachines machines;
    private final ClusterStore store;

    public NodeIsos(VirtualMachines machines, ClusterStore store) {
        this.machines = machines;
        this.store = store;
    }

    /**
     * Attaches an ISO, replacing one that Koral attached earlier; to be called again until it is attached.
     *
     * @return whether it is attached
     */
    boolean attach(Node node, ImageId iso) {
        if (!node.iso().equals(Optional.of(iso))) {
            if (!detach(node)) {
                return false;
            }
            // Recorded first, so that it is detached later even if the server crashes in between.
            store.updateNode(node.id(), current -> current.withIso(Optional.of(iso)));
        }
        return attached(node).equals(Optional.of(iso)) || machines.attachIso(node.machine(), iso);
    }

    /**
     * Detaches the ISO that Koral attached; to be called again until it is detached.
     *
     * @return whether it is detached
     */
    boolean detach(Node node) {
        if (node.iso().isEmpty()) {
            return true;
        }
        if (attached(node).equals(node.iso()) && !machines.detachIso(node.machine())) {
            return false;
        }
        store.updateNode(node.id(), current -> current.withIso(Optional.empty()));
        return true;
    }

    /** Detaches the ISO that Koral attached, as the result of a step. */
    StepResult detached(Node node) {
        return detach(node)
                ? StepResult.done()
                : StepResult.waiting("The ISO is being detached", Pauses.MACHINE);
    }

    private Optional<ImageId> attached(Node node) {
        return machines.find(node.machine()).flatMap(VirtualMachine::iso);
    }
}
