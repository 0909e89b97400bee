package dev.mold.server.zone;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The capacity of a host and how much of it is allocated, over-provisioning included.
 *
 * @param arch CloudStack's name of its architecture
 * @param cpus number of physical cores
 * @param cpuMhz speed of each in MHz
 * @param totalMhz allocatable CPU in MHz
 * @param usedMhz allocated CPU in MHz
 * @param totalMib allocatable memory in MiB
 * @param usedMib allocated memory in MiB
 */
record HostRoom(
        UUID id,
        String name,
        String arch,
        int cpus,
        int cpuMhz,
        long totalMhz,
        long usedMhz,
        long totalMib,
        long usedMib) {

    /** Most free memory first, then most free CPU; ties are broken by name, so that the choice is deterministic. */
    private static final Comparator<HostRoom> LEAST_LOADED = Comparator.comparingLong(HostRoom::freeMib)
            .thenComparingLong(HostRoom::freeMhz)
            .reversed()
            .thenComparing(HostRoom::name);

    /** The least loaded of the hosts that have enough capacity. */
    static Optional<HostRoom> choose(List<HostRoom> hosts, Demand demand) {
        return hosts.stream().filter(host -> host.fits(demand)).min(LEAST_LOADED);
    }

    boolean fits(Demand demand) {
        return demand.arch().equals(arch)
                && demand.cpus() <= cpus
                && demand.cpuMhz() <= cpuMhz
                && demand.totalMhz() <= freeMhz()
                && demand.memoryMib() <= freeMib();
    }

    HostRoom with(Demand demand) {
        return new HostRoom(
                id,
                name,
                arch,
                cpus,
                cpuMhz,
                totalMhz,
                usedMhz + demand.totalMhz(),
                totalMib,
                usedMib + demand.memoryMib());
    }

    private long freeMhz() {
        return totalMhz - usedMhz;
    }

    private long freeMib() {
        return totalMib - usedMib;
    }
}
