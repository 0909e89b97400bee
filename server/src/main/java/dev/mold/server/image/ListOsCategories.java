package dev.mold.server.image;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.OsCategoryId;

/** Lists categories of guest operating systems. */
@ApiCommand(
        name = "listOsCategories",
        kind = CommandKind.LIST,
        description = "Lists OS categories",
        response = OsCategoryView.class,
        entityKey = "oscategory",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record ListOsCategories(
        @Param("The id of the category") OsCategoryId id,
        @Param(value = "The name of the category", since = "3.0.1") String name,
        @ParamGroup Paging paging) {}
