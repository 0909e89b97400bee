package dev.mold.koral.start;

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
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.plan.ClusterPlanner;
import dev.mold.koral.plan.PlannedCluster;
import java.time.Clock;
import java.util.HashMap;
import java.util.Optional;

/**
 * Submits the start of a cluster; one whose creation failed is planned and created again, a running one is not changed.
 */
public final class StartClusterHandler implements AsyncHandler<StartKubernetesCluster> {
    private final ClusterStore store;
    private final ClusterSecrets secrets;
    private final ClusterPlanner planner;
    private final Operations operations;
    private final Transactions transactions;
    private final Clock clock;

    public StartClusterHandler(
            ClusterStore store,
            ClusterSecrets secrets,
            ClusterPlanner planner,
            Operations operations,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.planner = planner;
        this.operations = operations;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Submitted handle(StartKubernetesCluster command, CallContext call) {
        var cluster = store.get(command.id());
        if (cluster.state() == ClusterState.RUNNING) {
            return Submitted.of(operations.submit(request(
                    cluster,
                    ClusterFlows.KEEP_RUNNING,
                    ClusterOperation.on(cluster, cluster.plan().nodes(), call),
                    "starting Kubernetes cluster ")));
        }
        if (!cluster.allows(ClusterEvent.START_REQUESTED)) {
            throw notNow(cluster);
        }
        return cluster.state() == ClusterState.ERROR ? recreate(cluster, call) : start(cluster, call);
    }

    private Submitted start(KubernetesCluster cluster, CallContext call) {
        return Submitted.of(transactions.call(() -> {
            var job = operations.submit(request(
                    cluster,
                    ClusterFlows.START,
                    ClusterOperation.on(cluster, cluster.plan().nodes(), call),
                    "starting Kubernetes cluster "));
            store.update(cluster.id(), current -> starting(current, cluster.state()));
            return job;
        }));
    }

    private Submitted recreate(KubernetesCluster cluster, CallContext call) {
        var planned = planner.replan(cluster);
        var operation = ClusterOperation.on(cluster, planned.plan().nodes(), call)
                .installing(cluster.spec().version());
        return Submitted.of(transactions.call(() -> {
            var job = operations.submit(
                    request(cluster, ClusterFlows.CREATE, operation, "recreating Kubernetes cluster "));
            store.replan(
                    cluster.id(), current -> starting(current, cluster.state()).replanned(planned.plan()));
            replaceSecrets(cluster, planned);
            return job;
        }));
    }

    private void replaceSecrets(KubernetesCluster cluster, PlannedCluster planned) {
        var changes = new HashMap<SecretName, Optional<String>>();
        changes.put(SecretName.KUBECONFIG, Optional.empty());
        cluster.plan().machines().forEach(old -> changes.put(SecretName.hostKey(old), Optional.empty()));
        planned.secrets().forEach((name, value) -> changes.put(name, Optional.of(value)));
        secrets.change(cluster.id(), changes);
    }

    /** @param expected the state that was checked; another operation may have changed it since */
    private KubernetesCluster starting(KubernetesCluster current, ClusterState expected) {
        if (current.state() != expected) {
            throw notNow(current);
        }
        return current.on(ClusterEvent.START_REQUESTED, clock.instant());
    }

    private static OperationRequest request(
            KubernetesCluster cluster, String flow, ClusterOperation operation, String what) {
        return new OperationRequest(
                flow,
                operation,
                cluster.subject(),
                cluster.owner(),
                operation.caller(),
                "startKubernetesCluster",
                ClusterEventTypes.START.name(),
                what + cluster.name(),
                false);
    }

    private static ApiException notNow(KubernetesCluster cluster) {
        return ApiException.wrongState("Kubernetes cluster " + cluster.name() + " cannot be started in state "
                + cluster.state().wireName());
    }
}
