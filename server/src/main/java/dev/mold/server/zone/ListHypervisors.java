package dev.mold.server.zone;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.ZoneId;

/** Lists the hypervisors that the zones use. */
@ApiCommand(
        name = "listHypervisors",
        kind = CommandKind.SYNC,
        description = "Lists hypervisors",
        response = HypervisorView.class,
        entityKey = "hypervisor",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record ListHypervisors(
        @Param(value = "The id of the zone", access = Access.USE) ZoneId zoneid) {}
