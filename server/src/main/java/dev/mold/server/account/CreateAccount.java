package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.RoleId;
import java.util.Map;

/** Creates an account with its first user. */
@ApiCommand(
        name = "createAccount",
        kind = CommandKind.SYNC,
        description = "Creates an account with its first user",
        response = AccountView.class,
        entityKey = "account",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
record CreateAccount(
        @Param(value = "The first user's name to log in with", required = true) String username,
        @Param(value = "The first user's password", required = true, verbatim = true) String password,
        @Param(value = "The first user's first name", required = true) String firstname,
        @Param(value = "The first user's last name", required = true) String lastname,
        @Param(value = "The first user's mail address", required = true) String email,
        @Param("The name of the account; the user's name if not given") String account,
        @Param("The kind of account: 0 user, 1 root administrator, 2 domain administrator, 3 resource administrator")
                Integer accounttype,
        @Param(value = "The role; overrides accounttype", access = Access.USE) RoleId roleid,
        @Param(value = "The domain; the caller's if not given", access = Access.ADMIN) DomainId domainid,
        @Param("The first user's time zone, such as Asia/Seoul") String timezone,
        @Param("The DNS domain of the account's networks") String networkdomain,
        @Param("Notes on the account") Map<String, String> accountdetails,
        @Param("The uuid of the new account") String accountid,
        @Param("The uuid of the new user") String userid) {}
