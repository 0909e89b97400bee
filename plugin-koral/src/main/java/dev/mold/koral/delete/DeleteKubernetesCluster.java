package dev.mold.koral.delete;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.response.Success;
import dev.mold.koral.cluster.KubernetesClusterId;

/** Removes a cluster with all resources that were created for it. */
@ApiCommand(
        name = "deleteKubernetesCluster",
        kind = CommandKind.ASYNC,
        description = "Deletes a Kubernetes cluster in any state",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record DeleteKubernetesCluster(
        @Param(value = "The id of the cluster", required = true, access = Access.OWN) KubernetesClusterId id,
        @Param(
                        value = "For ExternalManaged clusters only; machines of others are always removed",
                        since = "4.19.0")
                Boolean cleanup,
        @Param(
                        value = "For ExternalManaged clusters only; machines of others are always removed",
                        since = "4.19.0")
                Boolean expunge) {}
