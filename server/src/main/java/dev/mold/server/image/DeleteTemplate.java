package dev.mold.server.image;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import dev.mold.api.response.Success;

/** Removes a template. */
@ApiCommand(
        name = "deleteTemplate",
        kind = CommandKind.ASYNC,
        description = "Deletes a template",
        response = Success.class,
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record DeleteTemplate(
        @Param(value = "The id of the template", required = true, access = Access.OWN) ImageId id,
        @Param(value = "The id of the zone where it is", access = Access.USE) ZoneId zoneid) {}
