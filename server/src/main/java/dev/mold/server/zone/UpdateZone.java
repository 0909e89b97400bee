package dev.mold.server.zone;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.ZoneId;

/** Changes a zone; values that are not given are left unchanged. */
@ApiCommand(
        name = "updateZone",
        kind = CommandKind.SYNC,
        description = "Updates a zone",
        response = ZoneView.class,
        entityKey = "zone",
        roles = {RoleType.ADMIN})
public record UpdateZone(
        @Param(value = "The id of the zone", required = true, access = Access.OWN) ZoneId id,
        @Param("The name of the zone") String name,
        @Param("The first public name server") String dns1,
        @Param("The second public name server") String dns2,
        @Param("The first internal name server") String internaldns1,
        @Param("The second internal name server") String internaldns2,
        @Param("The default CIDR of isolated networks") String guestcidraddress,
        @Param("The DNS suffix of guest networks") String domain,
        @Param("Enabled or Disabled") String allocationstate,
        @Param("The sort key; small numbers come first") Integer sortkey) {}
