package dev.mold.server.offering;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.ServiceOfferingId;

/** Changes a compute offering; values that are not given are left unchanged. */
@ApiCommand(
        name = "updateServiceOffering",
        kind = CommandKind.SYNC,
        description = "Updates a compute offering",
        response = ServiceOfferingView.class,
        entityKey = "serviceoffering",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN})
public record UpdateServiceOffering(
        @Param(value = "The id of the offering", required = true, access = Access.OWN) ServiceOfferingId id,
        @Param("The name") String name,
        @Param("The display text") String displaytext,
        @Param("The sort key; small numbers come first") Integer sortkey,
        @Param("Active or Inactive") String state) {}
