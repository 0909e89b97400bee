package dev.mold.koral.operations;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.SyncHandler;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Operation;
import dev.mold.api.flow.Operation.ItemProgress;
import dev.mold.api.flow.Operation.StepProgress;
import dev.mold.api.flow.OperationQuery;
import dev.mold.api.flow.OperationState;
import dev.mold.api.flow.Operations;
import dev.mold.api.response.ListAnswer;
import dev.mold.koral.cluster.KubernetesCluster;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.operations.ClusterOperationView.ItemView;
import dev.mold.koral.operations.ClusterOperationView.StepView;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Lists the operations on clusters that the caller may see. */
public final class ListOperationsHandler
        implements SyncHandler<ListKubernetesClusterOperations, ListAnswer<ClusterOperationView>> {
    private final Operations operations;
    private final Accounts accounts;

    public ListOperationsHandler(Operations operations, Accounts accounts) {
        this.operations = operations;
        this.accounts = accounts;
    }

    @Override
    public ListAnswer<ClusterOperationView> handle(ListKubernetesClusterOperations command, CallContext call) {
        var found = operations.list(new OperationQuery(
                KubernetesCluster.RESOURCE_TYPE,
                Optional.ofNullable(command.id()),
                Optional.ofNullable(command.kubernetesclusterid()).map(KubernetesClusterId::value),
                Optional.ofNullable(command.state()).map(ListOperationsHandler::state),
                accounts.visibility(call, command.scope().lookingFor(command.id())),
                command.paging()));
        return new ListAnswer<>(
                found.items().stream().map(ListOperationsHandler::view).toList(), found.count());
    }

    private static OperationState state(String text) {
        try {
            return OperationState.valueOf(text.trim().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ApiException(
                    Errors.INVALID_PARAMETER,
                    "Invalid state " + text + " of an operation, one of " + Arrays.toString(OperationState.values())
                            + " is needed",
                    e);
        }
    }

    private static ClusterOperationView view(Operation operation) {
        return new ClusterOperationView(
                operation.id().toString(),
                operation.subject().id().toString(),
                operation.flow(),
                operation.state().name(),
                operation.created(),
                operation.completed().orElse(null),
                operation.error().map(Operation.Failure::reason).orElse(null),
                operation.steps().stream().map(ListOperationsHandler::view).toList());
    }

    private static StepView view(StepProgress step) {
        return new StepView(
                step.name(),
                step.description(),
                step.state().name(),
                step.attempts(),
                step.started().orElse(null),
                step.completed().orElse(null),
                step.note().orElse(null),
                step.items().isEmpty()
                        ? null
                        : step.items().stream().map(ListOperationsHandler::view).toList());
    }

    private static ItemView view(ItemProgress item) {
        return new ItemView(
                item.item().key(),
                item.item().name(),
                item.state().name(),
                item.attempts(),
                item.started().orElse(null),
                item.completed().orElse(null),
                item.note().orElse(null));
    }
}
