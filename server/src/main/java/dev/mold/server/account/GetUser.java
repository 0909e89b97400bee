package dev.mold.server.account;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;

/** Finds a user by its API key. */
@ApiCommand(
        name = "getUser",
        kind = CommandKind.SYNC,
        description = "Finds a user by its API key",
        response = UserView.class,
        entityKey = "user",
        roles = {RoleType.ADMIN})
record GetUser(@Param(value = "The API key", required = true) String userapikey) {}
