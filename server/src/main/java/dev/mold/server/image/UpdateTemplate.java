package dev.mold.server.image;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Param;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.OsTypeId;

/** Changes the properties of a template; values that are not given are left unchanged. */
@ApiCommand(
        name = "updateTemplate",
        kind = CommandKind.SYNC,
        description = "Updates a template",
        response = ImageView.class,
        entityKey = "template",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record UpdateTemplate(
        @Param(value = "The id of the template", required = true, access = Access.OWN) ImageId id,
        @Param("The name") String name,
        @Param(value = "The display text", length = 4096) String displaytext,
        @Param(value = "The id of the OS type", access = Access.USE) OsTypeId ostypeid,
        @Param(value = "Whether it is for nodes of Kubernetes clusters", since = "4.21.0") Boolean forcks,
        @Param("Whether a password can be set in it") Boolean passwordenabled,
        @Param("Whether SSH keys can be set in it") Boolean sshkeyenabled,
        @Param("Whether it needs hardware virtualisation") Boolean requireshvm,
        @Param("Whether its machines may be resized while they run") Boolean isdynamicallyscalable,
        @Param("The type; root administrators only") String templatetype,
        @Param(value = "A tag", since = "4.20.0") String templatetag,
        @Param("The sort key; small numbers come first") Integer sortkey,
        @Param(value = "The architecture", since = "4.20") String arch) {}
