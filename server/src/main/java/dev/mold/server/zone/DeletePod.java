package dev.mold.server.zone;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.PodId;
import dev.mold.api.response.Success;

/** Removes a pod that has no clusters. */
@ApiCommand(
        name = "deletePod",
        kind = CommandKind.SYNC,
        description = "Deletes a pod",
        response = Success.class,
        roles = {RoleType.ADMIN})
public record DeletePod(
        @Param(value = "The id of the pod", required = true, access = Access.OWN) PodId id) {}
