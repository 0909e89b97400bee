package dev.mold.api.cloud;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import java.util.Optional;

/** Templates and ISOs. */
public interface Images {
    /**
     * Registers an ISO and begins to fetch it; it becomes ready or failed later. A cloud that chooses ids itself gives
     * the ISO an id of its own. Not to be called in a transaction: a cloud elsewhere cannot take part in it.
     *
     * @return the ISO, whose id may differ from the one asked for; the same one if it is asked for twice
     * @throws ApiException INVALID_PARAMETER for a malformed address or checksum
     */
    Image registerIso(NewIso iso);

    /** The image as it stands now; removed ones are found where the cloud still knows them. */
    Optional<Image> find(ImageId id);

    /**
     * Begins to remove an image; to be called again until it is gone.
     *
     * @return whether it is gone
     */
    boolean delete(ImageId id);

    /**
     * The template that cluster nodes in the zone are made from.
     *
     * @param hypervisor one of {@link Zone#hypervisors()}, ignoring case
     * @param arch CloudStack's name of the architecture that it is to be for, such as {@code x86_64}
     */
    Optional<Image> nodeTemplate(ZoneId zone, String hypervisor, String arch);
}
