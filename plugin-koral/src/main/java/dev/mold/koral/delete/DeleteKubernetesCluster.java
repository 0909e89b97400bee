package dev.mold.koral.delete;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.response.Success;
import dev.mold.koral.cluster.KubernetesClusterId;

/** Removes a cluster with all that was made for it. */
@ApiCommand(
        name = "deleteKubernetesCluster",
        kind = CommandKind.ASYNC,
        description = "Deletes a Kubernetes cluster, in whatever state it is",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record DeleteKubernetesCluster(
        @Param(value = "The id of the cluster", required = true) KubernetesClusterId id,
        @Param(
                        value = "Of use only for clusters that are managed elsewhere; the machines of others always go",
                        since = "4.19.0")
                Boolean cleanup,
        @Param(
                        value = "Of use only for clusters that are managed elsewhere; the machines of others always go",
                        since = "4.19.0")
                Boolean expunge) {}
