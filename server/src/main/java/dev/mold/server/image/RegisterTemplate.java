package dev.mold.server.image;

import dev.mold.api.command.Access;
import dev.mold.api.command.ApiCommand;
import dev.mold.api.command.CommandKind;
import dev.mold.api.command.Owner;
import dev.mold.api.command.Param;
import dev.mold.api.command.ParamGroup;
import dev.mold.api.command.RoleType;
import dev.mold.api.id.OsTypeId;
import dev.mold.api.id.ZoneId;
import java.util.List;

/** Registers a template and starts its download. */
@ApiCommand(
        name = "registerTemplate",
        kind = CommandKind.SYNC,
        description = "Registers a template from a URL",
        response = ImageView.class,
        entityKey = "template",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record RegisterTemplate(
        @Param(value = "The name of the template", required = true) String name,
        @Param(value = "The display text; the name if not given", length = 4096) String displaytext,
        @Param(value = "The format, such as QCOW2, RAW, VHD, VMDK or OVA", required = true) String format,
        @Param(value = "The hypervisor that it is for", required = true) String hypervisor,
        @Param(value = "The http or https URL of the file", required = true, length = 2048) String url,
        @Param("The expected checksum: {ALGORITHM} and hex digits, or hex digits of MD5") String checksum,
        @Param(value = "The id of the zone to register it in; every zone if not given", access = Access.USE)
                ZoneId zoneid,
        @Param(value = "The ids of the zones to register it in: one, or all", access = Access.USE) List<ZoneId> zoneids,
        @Param(value = "The id of the OS type", access = Access.USE) OsTypeId ostypeid,
        @Param("Whether everybody may use it") Boolean ispublic,
        @Param("Whether it is featured; root administrators only") Boolean isfeatured,
        @Param("Whether it may be downloaded") Boolean isextractable,
        @Param("Whether a password can be set in it") Boolean passwordenabled,
        @Param("Whether SSH keys can be set in it") Boolean sshkeyenabled,
        @Param("Whether it needs hardware virtualisation; true if not given") Boolean requireshvm,
        @Param("Whether its machines may be resized while they run") Boolean isdynamicallyscalable,
        @Param("Whether hosts fetch it themselves") Boolean directdownload,
        @Param(value = "Whether it is for nodes of Kubernetes clusters", since = "4.21.0") Boolean forcks,
        @Param(value = "The type: USER, or for root administrators SYSTEM, ROUTING or BUILTIN", since = "4.19.0")
                String templatetype,
        @Param("A tag") String templatetag,
        @Param(value = "The architecture; x86_64 if not given", since = "4.20") String arch,
        @ParamGroup Owner owner) {}
