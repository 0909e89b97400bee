package dev.mold.server.image;

import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import java.util.List;

/** Lists templates. */
@ApiCommand(
        name = "listTemplates",
        kind = CommandKind.LIST,
        description = "Lists templates",
        response = ImageView.class,
        entityKey = "template",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record ListTemplates(
        @Param(
                        value = "featured, self, selfexecutable, sharedexecutable, executable, community, or all",
                        required = true)
                String templatefilter,
        @Param("The id of the template") ImageId id,
        @Param(value = "The ids of several templates", since = "4.9") List<ImageId> ids,
        @Param("The name of the template") String name,
        @Param("The id of the zone where it is") ZoneId zoneid,
        @Param("The hypervisor") String hypervisor,
        @Param(value = "Whether it is ready", since = "4.21.0") Boolean isready,
        @Param(value = "Whether it is for nodes of Kubernetes clusters", since = "4.21.0") Boolean forcks,
        @Param(value = "The type, such as USER or SYSTEM", since = "4.19.0") String templatetype,
        @Param(value = "The architecture", since = "4.20") String arch,
        @ParamGroup ListScope scope,
        @ParamGroup Paging paging) {}
