package dev.mold.koral.start;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.view.KubernetesClusterView;

/** Starts a cluster that is stopped or faulty, or creates one again whose creation failed. */
@ApiCommand(
        name = "startKubernetesCluster",
        kind = CommandKind.ASYNC,
        description = "Starts a Kubernetes cluster; one in state Error is created again",
        response = KubernetesClusterView.class,
        entityKey = "kubernetescluster",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record StartKubernetesCluster(
        @Param(value = "The id of the cluster", required = true, access = Access.OWN) KubernetesClusterId id) {}
