package dev.mold.koral.create;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.EventLevel;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.AsyncHandler;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.Submitted;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.IdSource;
import dev.mold.koral.cluster.ClusterEvent;
import dev.mold.koral.cluster.ClusterEventTypes;
import dev.mold.koral.cluster.ClusterFlows;
import dev.mold.koral.cluster.ClusterOperation;
import dev.mold.koral.cluster.ClusterSecrets;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.cluster.SecretName;
import dev.mold.koral.node.NodeRole;
import dev.mold.koral.plan.ClusterPlanner;
import dev.mold.koral.plan.PlannedCluster;
import java.time.Clock;
import java.util.HashMap;
import java.util.Optional;

/**
 * Validates the request, plans the cluster and stores cluster, plan, keys and operation in one transaction; the flow
 * does the rest.
 */
public final class CreateClusterHandler implements AsyncHandler<CreateKubernetesCluster> {
    private final CreateRules rules;
    private final ClusterRoom room;
    private final ClusterPlanner planner;
    private final Storage storage;
    private final Accounts accounts;
    private final Events events;
    private final Operations operations;
    private final IdSource ids;
    private final Clock clock;

    /** The stores that a new cluster is written to. */
    public record Storage(ClusterStore clusters, ClusterSecrets secrets, Transactions transactions) {}

    public CreateClusterHandler(
            CreateRules rules,
            ClusterRoom room,
            ClusterPlanner planner,
            Storage storage,
            Accounts accounts,
            Events events,
            Operations operations,
            IdSource ids,
            Clock clock) {
        this.rules = rules;
        this.room = room;
        this.planner = planner;
        this.storage = storage;
        this.accounts = accounts;
        this.events = events;
        this.operations = operations;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Submitted handle(CreateKubernetesCluster command, CallContext call) {
        UnsupportedFeatures.refuse(command);
        var asked = rules.check(command, accounts.owner(call, command.owner()));
        var id = new KubernetesClusterId(ids.next());
        var planned = planner.plan(id, asked);
        var cluster = KubernetesCluster.planned(id, asked.spec(), planned.plan(), clock.instant());
        return storage.transactions().call(() -> {
            room.check(asked);
            storage.clusters().insert(cluster.on(ClusterEvent.START_REQUESTED, clock.instant()));
            storeSecrets(command, cluster, planned);
            warnOfEvenNumber(cluster);
            return Submitted.creating(id, operations.submit(request(cluster, call)));
        });
    }

    private void storeSecrets(CreateKubernetesCluster command, KubernetesCluster cluster, PlannedCluster planned) {
        var secrets = new HashMap<SecretName, Optional<String>>();
        planned.secrets().forEach((name, value) -> secrets.put(name, Optional.of(value)));
        cluster.spec()
                .registry()
                .ifPresent(registry ->
                        secrets.put(SecretName.REGISTRY_PASSWORD, Optional.of(command.dockerregistrypassword())));
        storage.secrets().change(cluster.id(), secrets);
    }

    private void warnOfEvenNumber(KubernetesCluster cluster) {
        var control = cluster.plan().nodes(NodeRole.CONTROL).size();
        if (control % 2 == 0) {
            events.record(
                    ClusterEventTypes.CREATE.name(),
                    EventLevel.WARN,
                    "Kubernetes cluster " + cluster.name() + " gets " + control
                            + " control nodes: it will not survive the loss of one, 3 would",
                    cluster.owner(),
                    cluster.subject());
        }
    }

    private static OperationRequest request(KubernetesCluster cluster, CallContext call) {
        return new OperationRequest(
                ClusterFlows.CREATE,
                ClusterOperation.on(cluster, cluster.plan().nodes(), call)
                        .installing(cluster.spec().version()),
                cluster.subject(),
                cluster.owner(),
                call,
                "createKubernetesCluster",
                ClusterEventTypes.CREATE.name(),
                "creating Kubernetes cluster " + cluster.name(),
                false);
    }
}
