package dev.mold.server.image;

import dev.mold.api.compute.ImageSpec.Checksum;
import dev.mold.api.error.ApiException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Parses checksums as given by callers. */
final class Checksums {
    private static final Pattern FORM = Pattern.compile("(?:\\{([A-Za-z0-9-]{1,12})})?([0-9A-Fa-f]{1,128})");

    /** Number of hex digits of each supported algorithm. */
    private static final Map<String, Integer> DIGITS =
            Map.of("MD5", 32, "SHA-1", 40, "SHA-224", 56, "SHA-256", 64, "SHA-384", 96, "SHA-512", 128);

    private Checksums() {}

    /**
     * @param text {@code {SHA-256}} or another algorithm in braces, followed by hex digits; without braces it is MD5
     * @throws ApiException INVALID_PARAMETER for anything else
     */
    static Checksum parse(String text) {
        var form = FORM.matcher(text.trim());
        if (!form.matches()) {
            throw malformed("expected {ALGORITHM} followed by hex digits");
        }
        var algorithm = form.group(1) == null ? "MD5" : form.group(1).toUpperCase(Locale.ROOT);
        var digits = DIGITS.get(algorithm);
        if (digits == null) {
            throw malformed("the algorithm " + algorithm
                    + " is not one of MD5, SHA-1, SHA-224, SHA-256, SHA-384, SHA-512");
        }
        if (form.group(2).length() != digits) {
            throw malformed(algorithm + " has " + digits + " hex digits, not "
                    + form.group(2).length()
                    + (form.group(1) == null ? "; put another algorithm in braces before them" : ""));
        }
        return new Checksum(algorithm, form.group(2).toLowerCase(Locale.ROOT));
    }

    private static ApiException malformed(String why) {
        return ApiException.invalid("Invalid checksum: " + why);
    }
}
