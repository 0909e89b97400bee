package dev.mold.koral.version;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.response.Success;
import dev.mold.koral.cluster.KubernetesVersionId;

/** Removes a version that no cluster uses, with its ISO. */
@ApiCommand(
        name = "deleteKubernetesSupportedVersion",
        kind = CommandKind.ASYNC,
        description = "Removes a Kubernetes version that no cluster uses, and its binaries ISO",
        response = Success.class,
        roles = {RoleType.ADMIN})
public record DeleteKubernetesSupportedVersion(
        @Param(value = "The id of the version", required = true, access = Access.OWN) KubernetesVersionId id) {}
