import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** Picks public addresses for a cloud of this host: nobody routes 198.18.0.0/15, but other clouds here may have some. */
final class PublicRange {
    private static final int FIRST = 101;
    private static final int COUNT = 150;

    private PublicRange() {}

    /** A range of 256 addresses, as a CIDR, that this host has no route to yet. */
    static String free() throws IOException, InterruptedException {
        var process = new ProcessBuilder("ip", "-4", "route", "show", "table", "all").start();
        var routes = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("ip route fails");
        }
        // anywhere among them: two that are started at once should not choose alike
        var start = new SecureRandom().nextInt(COUNT);
        for (int i = 0; i < COUNT; i++) {
            var prefix = "198.18." + (FIRST + (start + i) % COUNT) + ".";
            if (!routes.contains(prefix)) {
                return prefix + "0/24";
            }
        }
        throw new IOException("This host has routes to all of 198.18." + FIRST + ".0/24 and the ranges after it");
    }
}
