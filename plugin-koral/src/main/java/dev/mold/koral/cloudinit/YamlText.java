package dev.mold.koral.cloudinit;

/** Text as a value of YAML. */
final class YamlText {
    private YamlText() {}

    /** In double quotes, so that nothing in it can mean anything to YAML: one line, whatever the text holds. */
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
     * As the lines below a {@code |}, for text that people may want to read: PEM and the like.
     *
     * @throws IllegalArgumentException if there is anything in it but printable ASCII in lines that begin with no blank
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
