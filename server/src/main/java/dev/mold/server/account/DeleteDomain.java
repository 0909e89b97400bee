package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.DomainId;
import dev.mold.api.response.Success;

/** Deletes a domain. */
@ApiCommand(
        name = "deleteDomain",
        kind = CommandKind.ASYNC,
        description = "Deletes a domain in which no account owns resources",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.DOMAIN_ADMIN})
record DeleteDomain(
        @Param(value = "The id of the domain", required = true, access = Access.ADMIN) DomainId id,
        @Param("If true, its accounts and sub-domains are deleted too, if they own nothing") Boolean cleanup) {}
