package dev.mold.server.compute.simulator.machine;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A YAML value on one line: plain, or in single or double quotes. */
final class YamlScalar {
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:x(\\p{XDigit}{2})|u(\\p{XDigit}{4})|U(\\p{XDigit}{8})|(.))");
    private static final int HIGHEST = 0x10FFFF;

    private YamlScalar() {}

    static String read(String text) {
        var value = text.strip();
        if (value.length() > 1 && value.startsWith("'") && value.endsWith("'")) {
            return value.substring(1, value.length() - 1).replace("''", "'");
        }
        if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
            return ESCAPE.matcher(value.substring(1, value.length() - 1))
                    .replaceAll(escape -> Matcher.quoteReplacement(letter(escape)));
        }
        return value.replaceFirst("\\s+#.*$", "");
    }

    private static String letter(MatchResult escape) {
        for (var group = 1; group <= 3; group++) {
            if (escape.group(group) != null) {
                var point = Integer.parseUnsignedInt(escape.group(group), 16);
                return point >= 0 && point <= HIGHEST ? Character.toString(point) : "";
            }
        }
        switch (escape.group(4)) {
            case "n":
                return "\n";
            case "t":
                return "\t";
            case "r":
                return "\r";
            default:
                return escape.group(4);
        }
    }
}
