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

/** Registers an ISO and starts its download. */
@ApiCommand(
        name = "registerIso",
        kind = CommandKind.SYNC,
        description = "Registers an ISO from a URL",
        response = ImageView.class,
        entityKey = "iso",
        roles = {RoleType.ADMIN, RoleType.RESOURCE_ADMIN, RoleType.DOMAIN_ADMIN, RoleType.USER})
public record RegisterIso(
        @Param(value = "The name of the ISO", required = true) String name,
        @Param(value = "The display text; the name if not given", length = 4096) String displaytext,
        @Param(value = "The http or https URL of the file", required = true, length = 2048) String url,
        @Param(value = "The id of the zone to register it in", required = true, access = Access.USE) ZoneId zoneid,
        @Param("The expected checksum: {ALGORITHM} and hex digits, or hex digits of MD5") String checksum,
        @Param(value = "The id of the OS type", access = Access.USE) OsTypeId ostypeid,
        @Param("Whether machines can boot from it; true if not given") Boolean bootable,
        @Param("Whether everybody may use it") Boolean ispublic,
        @Param("Whether it is featured; root administrators only") Boolean isfeatured,
        @Param("Whether it may be downloaded") Boolean isextractable,
        @Param("Whether machines created from it may be resized while they run") Boolean isdynamicallyscalable,
        @Param("Whether a password can be set in it") Boolean passwordenabled,
        @Param("Whether hosts fetch it themselves") Boolean directdownload,
        @Param(value = "The architecture; x86_64 if not given", since = "4.20") String arch,
        @ParamGroup Owner owner) {}
