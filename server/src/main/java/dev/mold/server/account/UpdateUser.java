package dev.mold.server.account;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.UserId;

/** Changes a user. */
@ApiCommand(
        name = "updateUser",
        kind = CommandKind.SYNC,
        description = "Changes a user",
        response = UserView.class,
        entityKey = "user",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
record UpdateUser(
        @Param(value = "The id of the user", required = true, access = Access.OWN) UserId id,
        @Param("A new name to log in with") String username,
        @Param("A new first name") String firstname,
        @Param("A new last name") String lastname,
        @Param("A new mail address") String email,
        @Param(value = "A new password", verbatim = true) String password,
        @Param(value = "The current password; required of users who change their own", verbatim = true)
                String currentpassword,
        @Param("A new time zone") String timezone,
        @Param(value = "A new API key; requires usersecretkey", verbatim = true) String userapikey,
        @Param(value = "A new secret key; requires userapikey", verbatim = true) String usersecretkey,
        @Param(
                        value = "Whether calls may be signed with the key: enabled, disabled or inherit",
                        since = "4.20.1.0",
                        authorized = {RoleType.ADMIN})
                String apikeyaccess) {}
