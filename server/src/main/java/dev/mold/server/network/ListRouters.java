package dev.mold.server.network;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.RouterId;
import dev.mold.api.id.ZoneId;

@ApiCommand(
        name = "listRouters",
        kind = CommandKind.LIST,
        description = "Lists the virtual routers of networks.",
        response = RouterView.class,
        entityKey = "router",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
record ListRouters(
        @Param("List this router") RouterId id,
        @Param("List routers in this state") String state,
        @Param("List routers of this zone") ZoneId zoneid,
        @Param("List the router of this network") NetworkId networkid,
        @Param("List routers that are, or are not, of a VPC") Boolean forvpc,
        @ParamGroup ListScope scope,
        @ParamGroup Paging paging) {}
