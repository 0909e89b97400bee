package dev.mold.server.image;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.OsCategoryId;
import dev.mold.api.id.OsTypeId;

/** Lists types of guest operating systems. */
@ApiCommand(
        name = "listOsTypes",
        kind = CommandKind.LIST,
        description = "Lists OS types",
        response = OsTypeView.class,
        entityKey = "ostype",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record ListOsTypes(
        @Param("The id of the OS type") OsTypeId id,
        @Param("The id of the category") OsCategoryId oscategoryid,
        @Param(value = "The description", since = "3.0.1") String description,
        @ParamGroup Paging paging) {}
