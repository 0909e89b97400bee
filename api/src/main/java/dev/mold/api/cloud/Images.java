package dev.mold.api.cloud;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import java.util.Optional;

/** Templates and ISOs. */
public interface Images {
    /**
     * Registers an ISO and starts its download; it becomes ready or failed later. A cloud that chooses ids itself gives
     * the ISO its own id. Must not be called in a transaction, because a remote cloud cannot take part in it.
     *
     * @return the ISO, whose id may differ from the requested one; the same one if requested twice
     * @throws ApiException INVALID_PARAMETER for a malformed URL or checksum
     */
    Image registerIso(NewIso iso);

    /** The image in its current state; also a removed one, if the cloud still has its record. */
    Optional<Image> find(ImageId id);

    /**
     * Starts removing an image; must be called again until it returns true.
     *
     * @return whether it is gone
     */
    boolean delete(ImageId id);

    /**
     * The template for cluster nodes in the zone.
     *
     * @param hypervisor one of {@link Zone#hypervisors()}, ignoring case
     * @param arch CloudStack's name of the required architecture, such as {@code x86_64}
     */
    Optional<Image> nodeTemplate(ZoneId zone, String hypervisor, String arch);
}
