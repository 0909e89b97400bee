package dev.mold.server.compute.simulator;

import dev.mold.api.compute.BackendHost;
import dev.mold.api.id.IdSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a simulated cloud is like.
 *
 * @param data folder of its state; one process at a time
 * @param publicRange CIDR of loopback addresses that it serves, such as {@code 127.64.0.0/16}; empty for one that no
 *     other simulator of the host serves
 * @param timings how long things take
 * @param hosts its hosts
 * @param clock its time
 * @param ids what Kubernetes objects and clusters are named by
 */
public record SimulatorOptions(
        Path data,
        Optional<String> publicRange,
        SimulatorTimings timings,
        List<BackendHost> hosts,
        Clock clock,
        IdSource ids) {
    private static final List<BackendHost> HOSTS = List.of(
            new BackendHost("sim-1", "192.168.0.11", "x86_64", 64, 3000, 262_144),
            new BackendHost("sim-2", "192.168.0.12", "x86_64", 64, 3000, 262_144),
            new BackendHost("sim-3", "192.168.0.13", "x86_64", 64, 3000, 262_144),
            new BackendHost("sim-4", "192.168.0.14", "x86_64", 64, 3000, 262_144));

    public SimulatorOptions {
        hosts = List.copyOf(hosts);
    }

    /** The usual cloud: four hosts of 64 cores and 256 GiB, short times, free addresses of 127.64.0.0 and up. */
    public static SimulatorOptions in(Path data, Clock clock) {
        return new SimulatorOptions(
                data, Optional.empty(), SimulatorTimings.defaults(), HOSTS, clock, UUID::randomUUID);
    }

    public SimulatorOptions withPublicRange(String cidr) {
        return new SimulatorOptions(data, Optional.of(cidr), timings, hosts, clock, ids);
    }

    public SimulatorOptions withTimings(SimulatorTimings other) {
        return new SimulatorOptions(data, publicRange, other, hosts, clock, ids);
    }

    public SimulatorOptions withHosts(List<BackendHost> others) {
        return new SimulatorOptions(data, publicRange, timings, others, clock, ids);
    }
}
