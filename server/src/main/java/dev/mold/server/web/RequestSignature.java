package dev.mold.server.web;

import dev.mold.server.account.SigningKey;
import java.net.URLEncoder;
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
        var plain = text(parameters, AS_SENT);
        if (equal(plain, key, expected)) {
            return true;
        }
        return variants(parameters, plain).stream().anyMatch(variant -> equal(variant, key, expected));
    }

    private static List<String> variants(Map<String, String> parameters, String plain) {
        var found = new ArrayList<String>();
        var lowerCased = text(parameters, LOWER_CASED);
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

    private static boolean equal(String text, SigningKey key, byte[] expected) {
        return MessageDigest.isEqual(Base64.getEncoder().encode(key.sign(text)), expected);
    }

    private static String text(Map<String, String> parameters, Comparator<String> order) {
        var names = new ArrayList<>(parameters.keySet());
        names.removeIf(name -> name.equalsIgnoreCase("signature"));
        names.sort(order);
        var text = new StringBuilder(256);
        for (var name : names) {
            if (text.length() > 0) {
                text.append('&');
            }
            text.append(name).append('=').append(encoded(parameters.get(name)));
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private static String encoded(String value) {
        for (var i = 0; i < value.length(); i++) {
            if (!plain(value.charAt(i))) {
                return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
            }
        }
        return value;
    }

    /** Whether encoding leaves it as it is; most values consist of such, and the encoder takes its time. */
    private static boolean plain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }
}
