package dev.mold.server.platform.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Points in time as clients read them: {@code 2026-11-20T23:44:52+0000}, always UTC. */
public final class WireTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+0000'").withZone(ZoneOffset.UTC);

    private WireTime() {}

    public static String format(Instant time) {
        return FORMAT.format(time);
    }
}
