package dev.mold.server.compute.machine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The configuration of a cloud of real machines on this host.
 *
 * @param data folder of its state; one process at a time
 * @param publicRange CIDR of the public addresses of networks on this host
 * @param nameServers addresses of the DNS servers that routers query; empty for the host's own
 * @param template file with the node image that a fresh installation registers
 * @param imagePatience how long an image's server may be silent before it times out
 * @param cpuFactor CPU over-provisioning factor of a fresh installation
 */
public record MachineOptions(
        Path data,
        String publicRange,
        List<String> nameServers,
        Optional<Path> template,
        Duration imagePatience,
        double cpuFactor) {
    /** Reserved for benchmarks; not routed on the internet (RFC 2544). */
    private static final String PUBLIC_RANGE = "198.18.100.0/24";

    /** Machines of a small cloud are seldom busy at the same time. */
    private static final double CPU_FACTOR = 8;

    public MachineOptions {
        nameServers = List.copyOf(nameServers);
    }

    /** The default options, without a template. */
    public static MachineOptions in(Path data) {
        return new MachineOptions(
                data, PUBLIC_RANGE, List.of(), Optional.empty(), Duration.ofSeconds(30), CPU_FACTOR);
    }

    public MachineOptions withPublicRange(String cidr) {
        return new MachineOptions(data, cidr, nameServers, template, imagePatience, cpuFactor);
    }

    public MachineOptions withNameServers(List<String> others) {
        return new MachineOptions(data, publicRange, others, template, imagePatience, cpuFactor);
    }

    public MachineOptions withTemplate(Path file) {
        return new MachineOptions(data, publicRange, nameServers, Optional.of(file), imagePatience, cpuFactor);
    }

    public MachineOptions withImagePatience(Duration other) {
        return new MachineOptions(data, publicRange, nameServers, template, other, cpuFactor);
    }
}
