package dev.mold.server.limit;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.DomainId;

/** Lists the limits of one account or domain. */
@ApiCommand(
        name = "listResourceLimits",
        kind = CommandKind.LIST,
        description = "Lists resource limits",
        response = ResourceLimitView.class,
        entityKey = "resourcelimit",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record ListResourceLimits(
        @Param("The number of the kind of resource") Integer resourcetype,
        @Param("The name of the kind of resource") String resourcetypename,
        @Param("The account; needs domainid") String account,
        @Param(value = "The domain; without an account, its own limits", access = Access.USE) DomainId domainid,
        @ParamGroup Paging paging) {}
