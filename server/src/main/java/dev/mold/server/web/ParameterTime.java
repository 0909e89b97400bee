package dev.mold.server.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads date parameters: a date, a date with a time (both UTC), or the ISO form with an offset. */
final class ParameterTime {
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    private static final DateTimeFormatter WITH_BLANK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private ParameterTime() {}

    /** @param endOfDay whether a date alone means its last second */
    static Optional<Instant> parse(String text, boolean endOfDay) {
        try {
            if (text.length() == "yyyy-MM-dd".length()) {
                var time = endOfDay ? LAST_SECOND : LocalTime.MIDNIGHT;
                return Optional.of(LocalDate.parse(text).atTime(time).toInstant(ZoneOffset.UTC));
            }
            if (text.indexOf('T') < 0) {
                return Optional.of(LocalDateTime.parse(text, WITH_BLANK).toInstant(ZoneOffset.UTC));
            }
            return Expiry.parse(text);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
