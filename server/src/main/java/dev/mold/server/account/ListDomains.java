package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.DomainId;
import java.util.List;

/** Lists domains. */
@ApiCommand(
        name = "listDomains",
        kind = CommandKind.LIST,
        description = "Lists domains",
        response = DomainView.class,
        entityKey = "domain",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
record ListDomains(
        @Param(value = "List the domain with this id", access = Access.USE) DomainId id,
        @Param("List domains of this name") String name,
        @Param("List domains of this level; the root domain has 0") Integer level,
        @Param("The details to return: all, resource, or min without resource usage") List<String> details,
        @Param("If true, the domains below the caller's too") Boolean listall,
        @ParamGroup Paging paging) {}
