package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.DomainId;

/** Creates a domain. */
@ApiCommand(
        name = "createDomain",
        kind = CommandKind.SYNC,
        description = "Creates a domain",
        response = DomainView.class,
        entityKey = "domain",
        roles = {RoleType.ADMIN, RoleType.DOMAIN_ADMIN})
record CreateDomain(
        @Param(value = "The name", required = true) String name,
        @Param(value = "The parent domain; the caller's if not given", access = Access.ADMIN) DomainId parentdomainid,
        @Param("The DNS domain of its networks") String networkdomain,
        @Param("The uuid of the new domain") String domainid) {}
