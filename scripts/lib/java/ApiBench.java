import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Measures requests per second and p99 of signed calls to any CloudStack-compatible server. Arguments: ENDPOINT API-KEY
 * SECRET-KEY RUNS SECONDS COMMAND[,name,value…]… ; the keys may be {@code -} for the command {@code GET}, which
 * requests ENDPOINT unchanged.
 */
final class ApiBench {
    public static void main(String[] args) throws Exception {
        var endpoint = URI.create(args[0]);
        var api = new Api(endpoint, args[1], args[2]);
        var runs = Integer.parseInt(args[3]);
        var time = Duration.ofSeconds(Long.parseLong(args[4]));
        for (int i = 5; i < args.length; i++) {
            var call = args[i].split(",");
            var parameters = new Object[call.length - 1];
            System.arraycopy(call, 1, parameters, 0, parameters.length);
            measure(args[i], call[0].equals("GET") ? endpoint : api.signed(call[0], parameters), runs, time);
        }
    }

    /** Prints a line for 1 and one for 16 connections; returns the median rates. */
    static double[] measure(String name, URI address, int runs, Duration time) throws Exception {
        return measure(name, List.of(address), runs, time);
    }

    /** The same. @param addresses of one server, requested in turn */
    static double[] measure(String name, List<URI> addresses, int runs, Duration time) throws Exception {
        var medians = new double[2];
        var connections = new int[] {1, 16};
        for (int c = 0; c < connections.length; c++) {
            LoadTest.run(addresses, connections[c], Duration.ofSeconds(2));
            var rates = new double[runs];
            var p99s = new double[runs];
            long bytes = 0;
            for (int i = 0; i < runs; i++) {
                var result = LoadTest.run(addresses, connections[c], time);
                rates[i] = result.requestsPerSecond();
                p99s[i] = result.p99().toNanos() / 1e6;
                bytes = result.bytes();
            }
            medians[c] = Figures.median(rates);
            System.out.printf(
                    Locale.ROOT,
                    "%-44s %2d connections  %9.0f requests/s  p99 %8.2f ms  %8d bytes  (median of %d runs)%n",
                    name,
                    connections[c],
                    medians[c],
                    Figures.median(p99s),
                    bytes,
                    runs);
        }
        return medians;
    }
}
