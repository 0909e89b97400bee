import java.util.Arrays;
import java.util.Locale;

/** Statistics of several measurements. */
final class Figures {
    private Figures() {}

    static double median(double... readings) {
        var sorted = readings.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** {@code 3.21 (2.90 – 3.55, 5 runs)}. */
    static String text(double... readings) {
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f – %.2f, %d runs)",
                median(readings),
                Arrays.stream(readings).min().orElse(0),
                Arrays.stream(readings).max().orElse(0),
                readings.length);
    }
}
