package dev.mold.server.zone;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.ZoneId;

/** Creates a pod in a zone. */
@ApiCommand(
        name = "createPod",
        kind = CommandKind.SYNC,
        description = "Creates a pod",
        response = PodView.class,
        entityKey = "pod",
        roles = {RoleType.ADMIN})
public record CreatePod(
        @Param(value = "The name of the pod", required = true) String name,
        @Param(value = "The id of the zone", required = true, access = Access.USE) ZoneId zoneid,
        @Param("The first address reserved for hosts and system machines") String startip,
        @Param("The last reserved address") String endip,
        @Param("The netmask") String netmask,
        @Param("The gateway") String gateway,
        @Param("Enabled or Disabled; Enabled if not given") String allocationstate) {}
