package dev.mold.server.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** Writes the text that is signed: {@code name=value&…}, sorted, with encoded values, in lower case. */
final class SignedText {
    private byte[] bytes = new byte[256];
    private int length;

    private SignedText() {}

    /**
     * @param order of the names
     * @return UTF-8
     */
    static byte[] of(Map<String, String> parameters, Comparator<String> order) {
        var names = new ArrayList<String>(parameters.size());
        for (var name : parameters.keySet()) {
            if (!name.equalsIgnoreCase("signature")) {
                names.add(name);
            }
        }
        names.sort(order);
        var text = new SignedText();
        for (var name : names) {
            if (text.length > 0) {
                text.add((byte) '&');
            }
            if (!text.addPlain(name)) {
                text.addLowerCased(name);
            }
            text.add((byte) '=');
            var value = parameters.get(name);
            if (!text.addPlain(value)) {
                text.addLowerCased(
                        URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
            }
        }
        return Arrays.copyOf(text.bytes, text.length);
    }

    /** A fast path: most names and values consist of characters that encoding leaves unchanged. */
    private boolean addPlain(String text) {
        makeRoom(text.length());
        var at = length;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_') {
                bytes[at++] = (byte) c;
            } else if (c >= 'A' && c <= 'Z') {
                bytes[at++] = (byte) (c - 'A' + 'a');
            } else {
                return false;
            }
        }
        length = at;
        return true;
    }

    private void addLowerCased(String text) {
        var more = text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        makeRoom(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void add(byte one) {
        makeRoom(1);
        bytes[length++] = one;
    }

    private void makeRoom(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + more));
        }
    }
}
