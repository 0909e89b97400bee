package dev.mold.api.cloud;

import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import java.util.Optional;

/**
 * An ISO to be registered under an id that the caller chose, so that registering it twice makes it once.
 *
 * @param zone where it is wanted; empty for every zone
 * @param url an http or https address
 * @param checksum what the content must hash to: hex digits, led by {@code {SHA-256}} and the like unless MD5
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
