package dev.mold.server.limit;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.DomainId;

/** Recounts what an account or domain uses; as usage is not stored, it only returns the counts. */
@ApiCommand(
        name = "updateResourceCount",
        kind = CommandKind.SYNC,
        description = "Recalculates and updates the resource count for an account or domain",
        response = ResourceCountView.class,
        entityKey = "resourcecount",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
record UpdateResourceCount(
        @Param("The account") String account,
        @Param(
                value = "The domain; without an account, all that is below it is counted", required = true,
                access = Access.USE)
                DomainId domainid,
        @Param("The number of the kind of resource; all kinds if not given") Integer resourcetype) {}
