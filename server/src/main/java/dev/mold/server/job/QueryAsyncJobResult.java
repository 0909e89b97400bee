package dev.mold.server.job;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.OperationId;

/** Queries the status and the result of a job. */
@ApiCommand(
        name = "queryAsyncJobResult",
        kind = CommandKind.SYNC,
        description = "Retrieves the current status of an asynchronous job",
        response = JobView.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record QueryAsyncJobResult(
        @Param(value = "The id of the job", required = true, access = Access.OWN) OperationId jobid) {}
