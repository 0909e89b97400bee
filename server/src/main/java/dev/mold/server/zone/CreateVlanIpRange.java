package dev.mold.server.zone;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.ZoneId;

/** Adds a range of public addresses to a zone; its back end must be able to serve them. */
@ApiCommand(
        name = "createVlanIpRange",
        kind = CommandKind.SYNC,
        description = "Creates a range of public addresses",
        response = VlanIpRangeView.class,
        entityKey = "vlan",
        roles = {RoleType.ADMIN})
public record CreateVlanIpRange(
        @Param(value = "The id of the zone", access = Access.USE) ZoneId zoneid,
        @Param("The first address") String startip,
        @Param("The last address; the first one if not given") String endip,
        @Param("The gateway") String gateway,
        @Param("The netmask") String netmask,
        @Param("The VLAN; untagged if not given") String vlan,
        @Param("Whether its addresses are public; only true is offered") Boolean forvirtualnetwork) {}
