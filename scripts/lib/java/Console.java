import java.time.Duration;
import java.util.Locale;

/** How the scripts speak to whoever watches. */
final class Console {
    private Console() {}

    /** Begins a part of the story. */
    static void step(String text) {
        System.out.println("==> " + text);
    }

    /** One line of a part, as {@link String#format} makes it. */
    static void say(String format, Object... values) {
        System.out.println("    " + String.format(Locale.ROOT, format, values));
    }

    /** Several lines of a part. */
    static void sayLines(String text) {
        text.strip().lines().forEach(line -> say("%s", line));
    }

    /** Seconds since a reading of {@link System#nanoTime()}. */
    static double secondsSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    }
}
