package dev.mold.server.image;

import dev.mold.api.cloud.Image;
import dev.mold.api.id.OsTypeId;
import java.util.Optional;

/**
 * The data of a template or ISO that machines need beyond the port's {@link Image}.
 *
 * @param format such as {@code QCOW2} or {@code ISO}
 * @param hypervisor CloudStack's name; empty for an ISO
 * @param sizeBytes 0 until it is known
 * @param publicToAll whether everybody may use it
 * @param removed whether it was removed and is kept only for its present uses
 */
public record ImageDetails(
        Image image,
        String displayText,
        ImageKind kind,
        String format,
        Optional<String> hypervisor,
        Optional<OsTypeId> osType,
        Optional<String> osTypeName,
        long sizeBytes,
        boolean passwordEnabled,
        boolean publicToAll,
        boolean removed) {}
