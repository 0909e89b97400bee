package dev.mold.server.limit;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.DomainId;

/** Sets a limit of an account or domain. */
@ApiCommand(
        name = "updateResourceLimit",
        kind = CommandKind.SYNC,
        description = "Updates resource limits for an account or domain",
        response = ResourceLimitView.class,
        entityKey = "resourcelimit",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
record UpdateResourceLimit(
        @Param("The account; needs domainid") String account,
        @Param(value = "The domain; without an account, its own limit is set", access = Access.ADMIN) DomainId domainid,
        @Param("The limit; -1, or not given, for none") Long max,
        @Param(value = "The number of the kind of resource", required = true) Integer resourcetype) {}
