package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;

/** Disables or locks an account. */
@ApiCommand(
        name = "disableAccount",
        kind = CommandKind.ASYNC,
        description = "Disables or locks an account: its users can neither log in nor call; "
                + "its resources keep running",
        response = AccountView.class,
        entityKey = "account",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
record DisableAccount(
        @Param(value = "If true, the account is locked rather than disabled", required = true) Boolean lock,
        @Param(value = "The id of the account", access = Access.ADMIN) AccountId id,
        @Param("The name of the account; needs domainid") String account,
        @Param(value = "The domain of the account", access = Access.ADMIN) DomainId domainid) {}
