package dev.mold.koral.delete;

import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.VirtualMachine;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.command.AsyncHandler;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.Submitted;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.NetworkId;
import dev.mold.koral.cluster.ClusterEvent;
import dev.mold.koral.cluster.ClusterEventTypes;
import dev.mold.koral.cluster.ClusterFlows;
import dev.mold.koral.cluster.ClusterOperation;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesCluster;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Submits the removal of a cluster, whatever its state and even if another operation on it is running. */
public final class DeleteClusterHandler implements AsyncHandler<DeleteKubernetesCluster> {
    /** How many machines a message names at most. */
    private static final int MAX_NAMES = 10;

    private final ClusterStore store;
    private final Networks networks;
    private final VirtualMachines machines;
    private final Operations operations;
    private final Transactions transactions;
    private final Clock clock;

    public DeleteClusterHandler(
            ClusterStore store,
            Networks networks,
            VirtualMachines machines,
            Operations operations,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.networks = networks;
        this.machines = machines;
        this.operations = operations;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Submitted handle(DeleteKubernetesCluster command, CallContext call) {
        var cluster = store.get(command.id());
        cluster.resources().networks().forEach(network -> checkNobodyElseUses(network, cluster));
        var request = new OperationRequest(
                ClusterFlows.DELETE,
                ClusterOperation.on(cluster, cluster.plan().nodes(), call),
                cluster.subject(),
                cluster.owner(),
                call,
                "deleteKubernetesCluster",
                ClusterEventTypes.DELETE.name(),
                "deleting Kubernetes cluster " + cluster.name(),
                true);
        return Submitted.of(transactions.call(() -> {
            var job = operations.submit(request);
            store.update(cluster.id(), current -> current.on(ClusterEvent.DESTROY_REQUESTED, clock.instant()));
            return job;
        }));
    }

    private static String names(List<VirtualMachine> machines) {
        var names = machines.stream()
                .limit(MAX_NAMES)
                .map(machine -> machine.name() + " (" + machine.id() + ")")
                .collect(Collectors.joining(", "));
        return machines.size() > MAX_NAMES ? names + " and " + (machines.size() - MAX_NAMES) + " more" : names;
    }

    private void checkNobodyElseUses(NetworkId id, KubernetesCluster cluster) {
        networks.find(id).ifPresent(network -> {
            var others = new LinkedHashSet<>(networks.machines(id));
            others.removeAll(cluster.resources().machines());
            // The caller could not move machines of other accounts, and machines being expunged go by themselves.
            var seen = others.stream()
                    .flatMap(other -> machines.find(other).stream())
                    .filter(machine -> machine.owner().equals(cluster.owner()))
                    .filter(machine -> machine.state() != VirtualMachineState.EXPUNGING)
                    .toList();
            if (!seen.isEmpty()) {
                throw ApiException.wrongState("Kubernetes cluster " + cluster.name()
                        + " cannot be deleted: its network " + network.name()
                        + " would be deleted too but is used by virtual machines that are not its nodes: "
                        + names(seen));
            }
        });
    }
}
