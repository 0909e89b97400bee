package dev.mold.server.compute;

import dev.mold.api.compute.BackendHost;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.server.compute.machine.MachineBackend;
import dev.mold.server.compute.machine.MachineOptions;
import dev.mold.server.compute.simulator.SimulatorBackend;
import dev.mold.server.compute.simulator.SimulatorOptions;
import dev.mold.server.compute.simulator.SimulatorTimings;
import dev.mold.server.compute.simulator.remote.RemoteSimulator;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Creates the configured compute back end. */
@Configuration(proxyBeanMethods = false)
public class ComputeFeature {
    private static final Set<String> SIMULATOR_VALUES = Set.of("timings", "hosts", "public-range");
    private static final Set<String> MACHINE_VALUES = Set.of("public-range", "dns", "template");

    @Bean(destroyMethod = "close")
    ComputeBackend computeBackend(BackendOptions options, Clock clock) {
        return switch (options.name()) {
            case "simulator" -> options.url()
                    .<ComputeBackend>map(url -> new RemoteSimulator(URI.create(url)))
                    .orElseGet(() -> new SimulatorBackend(simulator(options, clock)));
            case "machine" -> new MachineBackend(machine(options));
            default -> throw new IllegalArgumentException(
                    "There is no back end \"" + options.name() + "\"; there are: simulator, machine");
        };
    }

    private static MachineOptions machine(BackendOptions options) {
        checkValues(options, MACHINE_VALUES);
        if (options.url().isPresent()) {
            throw new IllegalArgumentException("The machine back end runs on the server's host and takes no address");
        }
        var result = MachineOptions.in(options.data());
        var values = options.values();
        if (values.containsKey("public-range")) {
            result = result.withPublicRange(values.get("public-range"));
        }
        if (values.containsKey("dns")) {
            result = result.withNameServers(List.of(values.get("dns").split(",")));
        }
        return values.containsKey("template") ? result.withTemplate(Path.of(values.get("template"))) : result;
    }

    private static void checkValues(BackendOptions options, Set<String> known) {
        var unknown = new TreeSet<>(options.values().keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("The back end " + options.name() + " knows no option " + unknown);
        }
    }

    private static SimulatorOptions simulator(BackendOptions options, Clock clock) {
        checkValues(options, SIMULATOR_VALUES);
        var result = SimulatorOptions.in(options.data(), clock);
        var range = options.values().get("public-range");
        if (range != null) {
            result = result.withPublicRange(range);
        }
        var hosts = options.values().get("hosts");
        if (hosts != null) {
            result = result.withHosts(IntStream.rangeClosed(1, Integer.parseInt(hosts))
                    .mapToObj(n -> new BackendHost(
                            "sim-" + n, "192.168." + n / 250 + "." + (n % 250 + 1), "x86_64", 64, 3000, 262_144))
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
