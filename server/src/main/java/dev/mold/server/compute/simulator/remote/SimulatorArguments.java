package dev.mold.server.compute.simulator.remote;

import dev.mold.server.compute.simulator.SimulatorOptions;
import dev.mold.server.compute.simulator.SimulatorTimings;
import dev.mold.server.compute.simulator.shell.TaskTimes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command line of {@link SimulatorMain}: pairs of {@code --name value}. */
record SimulatorArguments(int port, Optional<Path> faults, SimulatorOptions options) {
    static final String USAGE = "usage: SimulatorMain --data DIR [--port N] [--public-range CIDR] [--faults FILE]\n"
            + "       [--boot TIME] [--shutdown TIME] [--image-fetch TIME] [--task TIME] [--node-ready TIME]\n"
            + "  TIME is a number with s or m, such as 0s, 0.5s or 2m; --task applies to every task of nodes.\n"
            + "  --port 0, the default, selects a free one; --faults replaces the folder's fault script.";

    private static final Set<String> NAMES = Set.of(
            "data", "port", "public-range", "faults", "boot", "shutdown", "image-fetch", "task", "node-ready");

    /**
     * @param clock the simulator's clock
     * @throws IllegalArgumentException with a message for the user
     */
    static SimulatorArguments parse(Clock clock, String... arguments) {
        var given = pairs(arguments);
        if (!given.containsKey("data")) {
            throw new IllegalArgumentException("--data is missing");
        }
        var usual = SimulatorTimings.defaults();
        var task = given.get("task");
        var timings = new SimulatorTimings(
                time(given.get("boot"), usual.boot()),
                time(given.get("shutdown"), usual.shutdown()),
                time(given.get("image-fetch"), usual.imageFetch()),
                task == null ? usual.tasks() : TaskTimes.same(time(task, Duration.ZERO)),
                time(given.get("node-ready"), usual.nodeReady()));
        var options = SimulatorOptions.in(Path.of(given.get("data")), clock).withTimings(timings);
        var range = given.get("public-range");
        return new SimulatorArguments(
                port(given.getOrDefault("port", "0")),
                Optional.ofNullable(given.get("faults")).map(Path::of),
                range == null ? options : options.withPublicRange(range));
    }

    private static Map<String, String> pairs(String... arguments) {
        var pairs = new HashMap<String, String>();
        for (var at = 0; at < arguments.length; at += 2) {
            var name = arguments[at].replaceFirst("^--", "");
            if (!arguments[at].startsWith("--") || !NAMES.contains(name)) {
                throw new IllegalArgumentException("unknown argument " + arguments[at]);
            }
            if (at + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[at] + " has no value");
            }
            pairs.put(name, arguments[at + 1]);
        }
        return pairs;
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("not a port: " + text);
        }
        return Integer.parseInt(text);
    }

    private static Duration time(String text, Duration otherwise) {
        try {
            return text == null ? otherwise : Duration.parse("PT" + text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a time: " + text, e);
        }
    }
}
