package dev.mold.server.compute;

import dev.mold.api.compute.BackendHost;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.server.compute.simulator.SimulatorBackend;
import dev.mold.server.compute.simulator.SimulatorOptions;
import dev.mold.server.compute.simulator.SimulatorTimings;
import dev.mold.server.compute.simulator.remote.RemoteSimulator;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the compute back end. */
@Configuration(proxyBeanMethods = false)
public class ComputeFeature {
    private static final Set<String> SIMULATOR_VALUES = Set.of("timings", "hosts", "public-range");

    @Bean(destroyMethod = "close")
    ComputeBackend computeBackend(BackendOptions options, Clock clock) {
        if (!options.name().equals("simulator")) {
            throw new IllegalArgumentException("There is no back end \"" + options.name() + "\"; there is: simulator");
        }
        return options.url()
                .<ComputeBackend>map(url -> new RemoteSimulator(URI.create(url)))
                .orElseGet(() -> new SimulatorBackend(simulator(options, clock)));
    }

    private static SimulatorOptions simulator(BackendOptions options, Clock clock) {
        var unknown = new TreeSet<>(options.values().keySet());
        unknown.removeAll(SIMULATOR_VALUES);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("The simulator knows no option " + unknown);
        }
        var result = SimulatorOptions.in(options.data(), clock);
        var range = options.values().get("public-range");
        if (range != null) {
            result = result.withPublicRange(range);
        }
        var hosts = options.values().get("hosts");
        if (hosts != null) {
            result = result.withHosts(IntStream.rangeClosed(1, Integer.parseInt(hosts))
                    .mapToObj(n -> new BackendHost(
                            "sim-" + n, "192.168." + n / 250 + "." + (n % 250 + 1), 64, 3000, 262_144))
                    .toList());
        }
        return switch (options.values().getOrDefault("timings", "short")) {
            case "short" -> result;
            case "instant" -> result.withTimings(SimulatorTimings.NONE);
            default -> throw new IllegalArgumentException(
                    "The simulator's timings are short or instant, not " + options.values().get("timings"));
        };
    }
}
