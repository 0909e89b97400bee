package dev.mold.server.setting;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.ZoneId;

/** Lists settings. */
@ApiCommand(
        name = "listConfigurations",
        kind = CommandKind.LIST,
        description = "Lists all configurations",
        response = ConfigurationView.class,
        entityKey = "configuration",
        roles = {RoleType.ADMIN, RoleType.DOMAIN_ADMIN})
record ListConfigurations(
        @Param("List configurations of this category") String category,
        @Param("List the configuration of this name, which may be an alias") String name,
        @Param(value = "The zone whose values are shown", access = Access.OWN) ZoneId zoneid,
        @Param(value = "The account whose values are shown", access = Access.ADMIN) AccountId accountid,
        @Param(value = "The domain whose values are shown", access = Access.ADMIN) DomainId domainid,
        @ParamGroup Paging paging) {}
