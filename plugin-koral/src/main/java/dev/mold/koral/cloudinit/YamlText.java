package dev.mold.koral.cloudinit;

/** Encodes text as YAML values. */
final class YamlText {
    private YamlText() {}

    /** A double-quoted scalar on one line, with everything escaped that is special in YAML. */
    static String quote(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> append(quoted, letter);
            }
        });
        return quoted.append('"').toString();
    }

    /**
     * The lines of a block scalar, to follow a {@code |}; for text that people may want to read, such as PEM.
     *
     * @throws IllegalArgumentException if the text is not lines of printable ASCII that do not begin with a blank
     */
    static String block(String text, int indent) {
        if (!text.matches("([!-~][ -~]*\\n)+")) {
            throw new IllegalArgumentException("Only lines of printable ASCII can be a YAML block");
        }
        return text.stripTrailing().indent(indent).stripTrailing();
    }

    private static void append(StringBuilder quoted, int letter) {
        if (letter >= ' ' && letter < 0x7f) {
            quoted.append((char) letter);
        } else {
            quoted.append("\\U%08X".formatted(letter));
        }
    }
}
