package dev.mold.server.compute.simulator;

import dev.mold.api.compute.BackendHost;
import dev.mold.api.id.IdSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The configuration of a simulated cloud.
 *
 * @param data folder of its state; one process at a time
 * @param publicRange CIDR of loopback addresses that it serves, such as {@code 127.64.0.0/16}; empty for one that no
 *     other simulator of the host serves
 * @param timings durations of operations
 * @param hosts its hosts
 * @param clock its clock
 * @param ids source of the ids of Kubernetes objects and clusters
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

    /** The default cloud: four hosts of 64 cores and 256 GiB, short timings, a free range from 127.64.0.0/16 on. */
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
