package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.DomainId;

/** Locks an account. */
@ApiCommand(
        name = "lockAccount",
        kind = CommandKind.SYNC,
        description = "Locks an account, whose users can then neither log in nor call",
        response = AccountView.class,
        entityKey = "account",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
record LockAccount(
        @Param(value = "The name of the account", required = true) String account,
        @Param(value = "The domain of the account", required = true, access = Access.ADMIN) DomainId domainid) {}
