package dev.mold.server.image;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;

/** Lists ISOs. */
@ApiCommand(
        name = "listIsos",
        kind = CommandKind.LIST,
        description = "Lists ISOs",
        response = ImageView.class,
        entityKey = "iso",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record ListIsos(
        @Param("The same as templatefilter of listTemplates; selfexecutable if not given") String isofilter,
        @Param("The id of the ISO") ImageId id,
        @Param("The name of the ISO") String name,
        @Param("The id of its zone") ZoneId zoneid,
        @Param("Whether machines can boot from it") Boolean bootable,
        @Param("Whether everybody may use it") Boolean ispublic,
        @Param("Whether it is ready") Boolean isready,
        @Param(value = "The architecture", since = "4.20") String arch,
        @ParamGroup ListScope scope,
        @ParamGroup Paging paging) {}
