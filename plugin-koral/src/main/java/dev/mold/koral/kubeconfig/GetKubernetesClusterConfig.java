package dev.mold.koral.kubeconfig;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.koral.cluster.KubernetesClusterId;

/** Returns the kubeconfig of a cluster. */
@ApiCommand(
        name = "getKubernetesClusterConfig",
        kind = CommandKind.SYNC,
        description = "Returns the kubeconfig of a Kubernetes cluster",
        response = ClusterConfigView.class,
        entityKey = "clusterconfig",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record GetKubernetesClusterConfig(
        @Param(value = "The id of the cluster; required", access = Access.OWN) KubernetesClusterId id) {}
