package dev.mold.koral.list;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.SyncHandler;
import dev.mold.api.error.ApiException;
import dev.mold.api.response.ListAnswer;
import dev.mold.koral.cluster.ClusterState;
import dev.mold.koral.cluster.ClusterStore;
import dev.mold.koral.cluster.ClusterStore.ClusterQuery;
import dev.mold.koral.view.ClusterViews;
import dev.mold.koral.view.KubernetesClusterView;
import java.util.List;
import java.util.Optional;

/** Lists the clusters that the caller may see. */
public final class ListClustersHandler
        implements SyncHandler<ListKubernetesClusters, ListAnswer<KubernetesClusterView>> {
    private final ClusterStore store;
    private final ClusterViews views;
    private final Accounts accounts;

    public ListClustersHandler(ClusterStore store, ClusterViews views, Accounts accounts) {
        this.store = store;
        this.views = views;
        this.accounts = accounts;
    }

    @Override
    public ListAnswer<KubernetesClusterView> handle(ListKubernetesClusters command, CallContext call) {
        var visibility = accounts.visibility(call, command.scope().lookingFor(command.id()));
        var state = given(command.state()).map(ClusterState::of);
        if (managedElsewhere(command.clustertype())) {
            return ListAnswer.of(List.of());
        }
        var found = store.list(new ClusterQuery(
                Optional.ofNullable(command.id()),
                given(command.name()),
                state,
                given(command.paging().keyword()),
                visibility,
                command.paging().offset(),
                command.paging().limit()));
        return new ListAnswer<>(
                found.items().stream().map(cluster -> views.of(cluster, call)).toList(), found.count());
    }

    /** Whether only clusters of type ExternalManaged are requested, of which there are none yet. */
    private static boolean managedElsewhere(String type) {
        if (given(type).isEmpty() || type.trim().equalsIgnoreCase("CloudManaged")) {
            return false;
        }
        if (type.trim().equalsIgnoreCase("ExternalManaged")) {
            return true;
        }
        throw ApiException.invalid("Invalid clustertype " + type + ", CloudManaged or ExternalManaged is needed");
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }
}
