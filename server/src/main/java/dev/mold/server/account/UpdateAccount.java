package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.RoleId;
import java.util.Map;

/** Changes an account. */
@ApiCommand(
        name = "updateAccount",
        kind = CommandKind.SYNC,
        description = "Changes an account",
        response = AccountView.class,
        entityKey = "account",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
record UpdateAccount(
        @Param(value = "The id of the account", access = Access.ADMIN) AccountId id,
        @Param("The name of the account; needs domainid") String account,
        @Param(value = "The domain of the account", access = Access.ADMIN) DomainId domainid,
        @Param("A new name") String newname,
        @Param(value = "A new role", access = Access.USE) RoleId roleid,
        @Param("A new DNS domain of the account's networks") String networkdomain,
        @Param("New notes on the account") Map<String, String> accountdetails,
        @Param(
                        value = "Whether its users may sign calls with keys: enabled, disabled or inherit",
                        since = "4.20.1.0",
                        authorized = {RoleType.ADMIN})
                String apikeyaccess) {}
