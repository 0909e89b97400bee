package dev.mold.server.zone;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.VlanIpRangeId;
import dev.mold.api.id.ZoneId;

/** Lists ranges of public addresses. */
@ApiCommand(
        name = "listVlanIpRanges",
        kind = CommandKind.LIST,
        description = "Lists ranges of public addresses",
        response = VlanIpRangeView.class,
        entityKey = "vlaniprange",
        roles = {RoleType.ADMIN})
public record ListVlanIpRanges(
        @Param("The id of the range") VlanIpRangeId id,
        @Param("The VLAN") String vlan,
        @Param("The id of the zone") ZoneId zoneid,
        @Param("Whether its addresses are public; all are") Boolean forvirtualnetwork,
        @ParamGroup Paging paging) {}
