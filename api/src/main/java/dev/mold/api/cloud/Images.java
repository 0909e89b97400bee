package dev.mold.api.cloud;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import java.util.Optional;

/** Templates and ISOs. */
public interface Images {
    /**
     * Registers an ISO and begins to fetch it; it becomes ready or failed later.
     *
     * @throws ApiException INVALID_PARAMETER for a malformed address or checksum
     */
    Image registerIso(NewIso iso);

    /** The image as it stands now, removed ones included. */
    Optional<Image> find(ImageId id);

    /** Removes an image; does nothing if it is gone. */
    void delete(ImageId id);

    /** The template that system machines and cluster nodes of the zone are made from. */
    Optional<Image> systemVmTemplate(ZoneId zone);
}
