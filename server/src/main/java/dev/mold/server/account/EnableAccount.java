package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;

/** Enables an account that was disabled or locked. */
@ApiCommand(
        name = "enableAccount",
        kind = CommandKind.SYNC,
        description = "Enables an account, so that its users may log in and call again",
        response = AccountView.class,
        entityKey = "account",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
record EnableAccount(
        @Param(value = "The id of the account", access = Access.ADMIN) AccountId id,
        @Param("The name of the account; needs domainid") String account,
        @Param(value = "The domain of the account", access = Access.ADMIN) DomainId domainid) {}
