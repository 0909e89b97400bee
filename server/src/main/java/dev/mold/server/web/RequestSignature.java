package dev.mold.server.web;

import dev.mold.server.caller.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks a request's signature: HMAC-SHA1 over the sorted, encoded and lower-cased parameters. Clients differ in small
 * ways, in the order of names of mixed case and in the escaping of {@code *} and {@code ~}; each way is accepted.
 */
final class RequestSignature {
    private static final Comparator<String> AS_SENT = Comparator.naturalOrder();
    private static final Comparator<String> LOWER_CASED = Comparator.comparing(name -> name.toLowerCase(Locale.ROOT));

    private RequestSignature() {}

    /** @param given Base64 text as sent */
    static boolean matches(Map<String, String> parameters, SigningKey key, String given) {
        // a blank stands for a plus sign that was sent unescaped in a form
        var expected = given.replace(' ', '+').getBytes(StandardCharsets.UTF_8);
        var plain = SignedText.of(parameters, AS_SENT);
        if (equal(plain, key, expected)) {
            return true;
        }
        return variants(parameters, new String(plain, StandardCharsets.UTF_8)).stream()
                .anyMatch(variant -> equal(variant.getBytes(StandardCharsets.UTF_8), key, expected));
    }

    private static List<String> variants(Map<String, String> parameters, String plain) {
        var found = new ArrayList<String>();
        var lowerCased = new String(SignedText.of(parameters, LOWER_CASED), StandardCharsets.UTF_8);
        for (var text : lowerCased.equals(plain) ? List.of(plain) : List.of(plain, lowerCased)) {
            for (var stars : text.contains("*") ? List.of(text, text.replace("*", "%2a")) : List.of(text)) {
                found.add(stars);
                if (stars.contains("%7e")) {
                    found.add(stars.replace("%7e", "~"));
                }
            }
        }
        return found;
    }

    private static boolean equal(byte[] text, SigningKey key, byte[] expected) {
        return MessageDigest.isEqual(Base64.getEncoder().encode(key.sign(text)), expected);
    }
}
