package dev.mold.server.image;

import dev.mold.api.cloud.Image;
import dev.mold.api.cloud.ImageState;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.OsTypeId;
import dev.mold.api.id.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Converts rows to the records for other features. */
final class ImageRecords {
    private ImageRecords() {}

    static Image image(ImageEntity row) {
        return new Image(
                new ImageId(row.id),
                row.name,
                row.iso,
                new AccountId(row.ownerId),
                Optional.ofNullable(row.zoneId).map(ZoneId::new),
                row.removed == null ? row.state : ImageState.DESTROYED,
                row.reason,
                row.arch,
                row.sizeBytes,
                row.directDownload);
    }

    static ImageDetails details(ImageEntity row, Map<UUID, String> osTypeNames) {
        return new ImageDetails(
                image(row),
                row.displayText,
                row.kind,
                row.format,
                Optional.ofNullable(row.hypervisor),
                Optional.ofNullable(row.osTypeId).map(OsTypeId::new),
                Optional.ofNullable(row.osTypeId).map(osTypeNames::get),
                row.sizeBytes,
                row.passwordEnabled,
                row.isPublic,
                row.removed != null);
    }
}
