package dev.mold.server.account;

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
        @Param("The id of the account") AccountId id,
        @Param("The name of the account; needs domainid") String account,
        @Param("The domain of the account") DomainId domainid) {}
