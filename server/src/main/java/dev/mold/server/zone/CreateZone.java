package dev.mold.server.zone;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;

/** Creates a zone without pods, hosts or addresses. */
@ApiCommand(
        name = "createZone",
        kind = CommandKind.SYNC,
        description = "Creates a zone",
        response = ZoneView.class,
        entityKey = "zone",
        roles = {RoleType.ADMIN})
public record CreateZone(
        @Param(value = "The name of the zone", required = true) String name,
        @Param(value = "The network type; only Advanced is offered", required = true) String networktype,
        @Param(value = "The first public name server", required = true) String dns1,
        @Param("The second public name server") String dns2,
        @Param(value = "The first internal name server", required = true) String internaldns1,
        @Param("The second internal name server") String internaldns2,
        @Param("The default CIDR of isolated networks; 10.1.1.0/24 if not given")
                String guestcidraddress,
        @Param("The DNS suffix of guest networks") String domain,
        @Param("Enabled or Disabled; Disabled if not given") String allocationstate,
        @Param("Whether security groups are enabled; only false is offered") Boolean securitygroupenabled) {}
