package dev.mold.koral.stop;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.response.Success;
import dev.mold.koral.cluster.KubernetesClusterId;


@ApiCommand(
        name = "stopKubernetesCluster",
        kind = CommandKind.ASYNC,
        description = "Stops a Kubernetes cluster",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record StopKubernetesCluster(
        @Param(value = "The id of the cluster", required = true, access = Access.OWN) KubernetesClusterId id) {}
