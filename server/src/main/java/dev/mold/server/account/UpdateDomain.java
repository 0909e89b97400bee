package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.DomainId;

/** Changes a domain. */
@ApiCommand(
        name = "updateDomain",
        kind = CommandKind.SYNC,
        description = "Changes a domain",
        response = DomainView.class,
        entityKey = "domain",
        roles = {RoleType.ADMIN})
record UpdateDomain(
        @Param(value = "The id of the domain", required = true, access = Access.ADMIN) DomainId id,
        @Param("A new name") String name,
        @Param("A new DNS domain of its networks") String networkdomain) {}
