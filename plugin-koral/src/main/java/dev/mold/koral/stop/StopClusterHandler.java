package dev.mold.koral.stop;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.AsyncHandler;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.Submitted;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.Operations;
import dev.mold.koral.cluster.ClusterEvent;
import dev.mold.koral.cluster.ClusterEventTypes;
import dev.mold.koral.cluster.ClusterFlows;
import dev.mold.koral.cluster.ClusterOperation;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesCluster;
import java.time.Clock;

/** Submits the stop of a cluster. One that is being created cannot be stopped, only deleted. */
public final class StopClusterHandler implements AsyncHandler<StopKubernetesCluster> {
    private final ClusterStore store;
    private final Operations operations;
    private final Transactions transactions;
    private final Clock clock;

    public StopClusterHandler(
            ClusterStore store, Operations operations, Transactions transactions, Clock clock) {
        this.store = store;
        this.operations = operations;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Submitted handle(StopKubernetesCluster command, CallContext call) {
        var cluster = store.get(command.id());
        if (cluster.state() == ClusterState.STOPPED) {
            return Submitted.of(operations.submit(request(cluster, ClusterFlows.KEEP_STOPPED, call)));
        }
        checkState(cluster);
        var request = request(cluster, ClusterFlows.STOP, call);
        return Submitted.of(transactions.call(() -> {
            var job = operations.submit(request);
            store.update(cluster.id(), current -> {
                checkState(current);
                return current.on(ClusterEvent.STOP_REQUESTED, clock.instant());
            });
            return job;
        }));
    }

    private static OperationRequest request(KubernetesCluster cluster, String flow, CallContext call) {
        return new OperationRequest(
                flow,
                ClusterOperation.on(cluster, cluster.plan().nodes(), call),
                cluster.subject(),
                cluster.owner(),
                call,
                "stopKubernetesCluster",
                ClusterEventTypes.STOP.name(),
                "stopping Kubernetes cluster " + cluster.name(),
                false);
    }

    private static void checkState(KubernetesCluster cluster) {
        if (!cluster.allows(ClusterEvent.STOP_REQUESTED)) {
            throw ApiException.wrongState("Kubernetes cluster " + cluster.name() + " cannot be stopped in state "
                    + cluster.state().wireName());
        }
    }
}
