package dev.mold.koral.step.machine;

import dev.mold.api.cloud.KeyPair;
import dev.mold.api.cloud.KeyPairs;
import dev.mold.api.cloud.NewVirtualMachine;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.cloud.Zones;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.koral.cloudinit.NodeUserData;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.node.Node;
import dev.mold.koral.node.NodeEvent;
import dev.mold.koral.step.ClusterContext;
import dev.mold.koral.step.NodePhases;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Allocates the machines in order, control nodes first, with their host key and the authorized keys in the user data.
 */
public final class CreateMachines implements Step<ClusterContext> {
    private final VirtualMachines machines;
    private final Zones zones;
    private final KeyPairs keyPairs;
    private final ClusterSecrets secrets;
    private final NodePhases phases;

    public CreateMachines(
            VirtualMachines machines, Zones zones, KeyPairs keyPairs, ClusterSecrets secrets, NodePhases phases) {
        this.machines = machines;
        this.zones = zones;
        this.keyPairs = keyPairs;
        this.secrets = secrets;
        this.phases = phases;
    }

    @Override
    public String name() {
        return "create-machines";
    }

    @Override
    public String description() {
        return "Allocates the machines of the nodes with their addresses and disks";
    }

    @Override
    public StepResult apply(ClusterContext context) {
        var missing = context.targets().stream()
                .filter(node -> machines.find(node.machine()).isEmpty())
                .toList();
        if (missing.size() == context.targets().size()
                && !zones.hasRoomFor(context.plan().mainSite().zone(), context.version().arch(), wanted(missing))) {
            return StepResult.failed(
                    Errors.INSUFFICIENT_CAPACITY,
                    "The hosts of the zone have no room for " + missing.size() + " nodes of these offerings");
        }
        if (!missing.isEmpty()) {
            var authorized = authorizedKeys(context.cluster());
            missing.forEach(node -> machines.create(machine(context.cluster(), node, authorized)));
        }
        return StepResult.done();
    }

    @Override
    public StepResult undo(ClusterContext context) {
        var targets = context.targets();
        var expunged = Expunging.all(machines, targets.stream().map(Node::machine).toList());
        if (expunged instanceof StepResult.Done) {
            phases.move(targets, NodeEvent.CREATION_UNDONE);
        }
        return expunged;
    }

    private NewVirtualMachine machine(KubernetesCluster cluster, Node node, List<String> authorized) {
        var spec = cluster.spec();
        var site = cluster.plan().site(node.spec().site());
        var hostKey = secrets.find(cluster.id(), SecretName.hostKey(node.machine()))
                .orElseThrow(() -> new ApiException(Errors.INTERNAL, "The host key of " + node.name() + " is gone"));
        return new NewVirtualMachine(
                node.machine(),
                node.name(),
                node.name(),
                spec.owner(),
                site.zone(),
                node.offering(),
                spec.template(),
                site.network(),
                node.spec().rootDiskGib(),
                new NodeUserData(node.name(), hostKey, node.hostKey(), authorized).render(),
                authorized,
                spec.keyPair(),
                true);
    }

    /** Koral's key, and the user's if one was chosen and still exists. */
    private List<String> authorizedKeys(KubernetesCluster cluster) {
        var users = cluster.spec().keyPair().flatMap(name -> keyPairs.find(cluster.owner(), name));
        return Stream.of(Optional.of(cluster.plan().sshPublicKey()), users.flatMap(KeyPair::publicKey))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Map<ServiceOfferingId, Integer> wanted(List<Node> nodes) {
        return nodes.stream().collect(Collectors.groupingBy(Node::offering, Collectors.summingInt(node -> 1)));
    }
}
