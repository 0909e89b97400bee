package dev.mold.koral.version;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.koral.cluster.KubernetesVersionId;

/** Enables or disables a version for new clusters. */
@ApiCommand(
        name = "updateKubernetesSupportedVersion",
        kind = CommandKind.SYNC,
        description = "Enables or disables a Kubernetes version for new clusters",
        response = KubernetesVersionView.class,
        entityKey = "kubernetessupportedversion",
        roles = {RoleType.ADMIN})
public record UpdateKubernetesSupportedVersion(
        @Param(value = "The id of the version", required = true, access = Access.OWN) KubernetesVersionId id,
        @Param(value = "Enabled or Disabled", required = true) String state) {}
