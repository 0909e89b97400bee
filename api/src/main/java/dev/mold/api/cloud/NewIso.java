package dev.mold.api.cloud;

import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import java.util.Optional;

/**
 * An ISO to be registered under an id that the caller chose, so that registering is idempotent.
 *
 * @param zone its zone; empty for every zone
 * @param url an http or https URL
 * @param checksum the expected checksum: hex digits, preceded by {@code {SHA-256}} or another algorithm unless it is
 *     MD5
 */
public record NewIso(
        ImageId id,
        String name,
        String displayText,
        AccountId owner,
        Optional<ZoneId> zone,
        String url,
        Optional<String> checksum,
        boolean publicToAll,
        boolean bootable,
        String arch,
        boolean directDownload) {}
