package dev.mold.koral.operations;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.OperationId;
import dev.mold.koral.cluster.KubernetesClusterId;

/** Lists operations on clusters with their steps. */
@ApiCommand(
        name = "listKubernetesClusterOperations",
        kind = CommandKind.LIST,
        description = "Lists operations on Kubernetes clusters with the progress of their steps, newest first",
        response = ClusterOperationView.class,
        entityKey = "kubernetesclusteroperation",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record ListKubernetesClusterOperations(
        @Param("The id of the operation, which is the id of its job") OperationId id,
        @Param("Only operations on this cluster") KubernetesClusterId kubernetesclusterid,
        @Param("Only operations in this state: PENDING, RUNNING, UNDOING, SUCCEEDED, FAILED or CANCELLED") String state,
        @ParamGroup ListScope scope,
        @ParamGroup Paging paging) {}
