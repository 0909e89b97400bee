package dev.mold.server.account;

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
        @Param("The id of the account") AccountId id,
        @Param("The name of the account; needs domainid") String account,
        @Param("The domain of the account") DomainId domainid,
        @Param("A new name") String newname,
        @Param("A new role") RoleId roleid,
        @Param("A new DNS domain of the account's networks") String networkdomain,
        @Param("New notes on the account") Map<String, String> accountdetails,
        @Param(
                        value = "Whether its users may sign calls with keys: enabled, disabled or inherit",
                        since = "4.20.1.0",
                        authorized = {RoleType.ADMIN})
                String apikeyaccess) {}
