package dev.mold.server.setting;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.HostClusterId;
import dev.mold.api.id.ZoneId;

/** Sets the value of a setting. */
@ApiCommand(
        name = "updateConfiguration",
        kind = CommandKind.SYNC,
        description = "Updates a configuration",
        response = ConfigurationView.class,
        entityKey = "configuration",
        roles = {RoleType.ADMIN, RoleType.DOMAIN_ADMIN})
record UpdateConfiguration(
        @Param(value = "The name of the configuration", required = true) String name,
        @Param(value = "The new value", length = 4096) String value,
        @Param(value = "The zone for which the value holds", access = Access.OWN) ZoneId zoneid,
        @Param(value = "The account for which the value holds", access = Access.ADMIN) AccountId accountid,
        @Param(value = "The domain for which the value holds", access = Access.ADMIN) DomainId domainid,
        @Param(value = "Refused: no configuration has values for a cluster", access = Access.ANY)
                HostClusterId clusterid,
        @Param(value = "Refused: no configuration has values for a storage pool", type = "UUID") String storageid) {}
