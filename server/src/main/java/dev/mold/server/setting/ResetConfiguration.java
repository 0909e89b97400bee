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

/** Resets a setting to its default, or to the value of the wider scope. */
@ApiCommand(
        name = "resetConfiguration",
        kind = CommandKind.SYNC,
        description = "Resets a configuration to its default, or in a scope to the global value",
        response = ConfigurationView.class,
        entityKey = "configuration",
        roles = RoleType.ADMIN,
        since = "4.16.0")
record ResetConfiguration(
        @Param(value = "The name of the configuration", required = true) String name,
        @Param(value = "The zone whose value is reset", access = Access.OWN) ZoneId zoneid,
        @Param(value = "The domain whose value is reset", access = Access.ADMIN) DomainId domainid,
        @Param(value = "The account whose value is reset", access = Access.ADMIN) AccountId accountid,
        @Param(value = "Refused: no configuration has values for a cluster", access = Access.ANY)
                HostClusterId clusterid,
        @Param(value = "Refused: no configuration has values for a storage pool", type = "UUID") String storageid) {}
