package dev.mold.api.cloud;

import dev.mold.api.error.ApiException;
import java.util.Locale;

/** The protocol of a network rule. */
public enum Protocol {
    TCP,
    UDP,
    ICMP,
    ALL;

    /** @throws ApiException INVALID_PARAMETER for anything else */
    public static Protocol of(String text) {
        try {
            return valueOf(text.trim().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("Invalid protocol " + text);
        }
    }

    /** {@code tcp}, the form of most rules on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
