package dev.mold.server.compute.machine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a cloud of real machines on this host is like.
 *
 * @param data folder of its state; one process at a time
 * @param publicRange CIDR of the addresses that networks get on this host
 * @param nameServers addresses of the DNS servers that routers ask; empty for the host's own
 * @param template file with the node image that a fresh installation registers
 * @param imagePatience longest silence of an image's server
 * @param cpuFactor how many times its cores a fresh installation gives away
 */
public record MachineOptions(
        Path data,
        String publicRange,
        List<String> nameServers,
        Optional<Path> template,
        Duration imagePatience,
        double cpuFactor) {
    /** For tests of what software does in a network; nobody routes it (RFC 2544). */
    private static final String PUBLIC_RANGE = "198.18.100.0/24";

    /** Machines of a small cloud seldom work at once. */
    private static final double CPU_FACTOR = 8;

    public MachineOptions {
        nameServers = List.copyOf(nameServers);
    }

    /** The usual one, without a template. */
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
