import java.time.Duration;
import java.util.Locale;

/** Prints the scripts' progress. */
final class Console {
    private Console() {}

    /** Prints a heading. */
    static void step(String text) {
        System.out.println("==> " + text);
    }

    /** Prints a line below a heading, formatted by {@link String#format}. */
    static void say(String format, Object... values) {
        System.out.println("    " + String.format(Locale.ROOT, format, values));
    }

    /** Prints several lines below a heading. */
    static void sayLines(String text) {
        text.strip().lines().forEach(line -> say("%s", line));
    }

    /** Seconds since a reading of {@link System#nanoTime()}. */
    static double secondsSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    }
}
