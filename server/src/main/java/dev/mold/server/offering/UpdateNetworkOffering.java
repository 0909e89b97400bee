package dev.mold.server.offering;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.NetworkOfferingId;

/** Changes a network offering; values that are not given are left unchanged. */
@ApiCommand(
        name = "updateNetworkOffering",
        kind = CommandKind.SYNC,
        description = "Updates a network offering",
        response = NetworkOfferingView.class,
        entityKey = "networkoffering",
        roles = {RoleType.ADMIN})
public record UpdateNetworkOffering(
        @Param(value = "The id of the offering", access = Access.OWN) NetworkOfferingId id,
        @Param("The name") String name,
        @Param("The display text") String displaytext,
        @Param("Required or Optional") String availability,
        @Param("The sort key; small numbers come first") Integer sortkey,
        @Param("Enabled or Disabled") String state,
        @Param(value = "The tags", length = 4096) String tags) {}
