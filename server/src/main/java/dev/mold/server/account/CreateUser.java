package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.DomainId;

/** Creates a user in an account. */
@ApiCommand(
        name = "createUser",
        kind = CommandKind.SYNC,
        description = "Creates a user in an account",
        response = UserView.class,
        entityKey = "user",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
record CreateUser(
        @Param(value = "The name to log in with", required = true) String username,
        @Param(value = "The password", required = true, verbatim = true) String password,
        @Param(value = "The first name", required = true) String firstname,
        @Param(value = "The last name", required = true) String lastname,
        @Param(value = "The mail address", required = true) String email,
        @Param(value = "The account", required = true) String account,
        @Param(value = "The domain of the account; the caller's if not given", access = Access.ADMIN) DomainId domainid,
        @Param("The time zone, such as Asia/Seoul") String timezone,
        @Param("The uuid of the new user") String userid) {}
