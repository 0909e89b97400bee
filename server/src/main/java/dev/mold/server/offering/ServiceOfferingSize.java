package dev.mold.server.offering;

import dev.mold.api.error.ApiException;
import java.util.Objects;
import java.util.stream.Stream;

/** Validates the size of a compute offering and stores it in a row. */
final class ServiceOfferingSize {
    private static final int MIN_MEMORY_MIB = 32;

    private ServiceOfferingSize() {}

    /** @throws ApiException INVALID_PARAMETER if the parameters are incomplete or contradict each other */
    static void fill(ServiceOfferingEntity row, CreateServiceOffering command) {
        var fixed = Stream.of(command.cpunumber(), command.memory()).anyMatch(Objects::nonNull);
        var bounded = Stream.of(
                        command.mincpunumber(), command.maxcpunumber(), command.minmemory(), command.maxmemory())
                .anyMatch(Objects::nonNull);
        row.custom = Choices.orElse(command.customized(), !fixed && (bounded || command.cpuspeed() == null));
        if (row.custom) {
            fillCustom(row, command, fixed, bounded);
        } else {
            fillFixed(row, command, bounded);
        }
        row.rootDiskGib = command.rootdisksize() == null ? 0 : command.rootdisksize();
        if (row.rootDiskGib < 0 || row.rootDiskGib > DiskSizes.MAX_GIB) {
            throw ApiException.invalid("rootdisksize must be between 0 and " + DiskSizes.MAX_GIB + " GiB");
        }
    }

    private static void fillFixed(ServiceOfferingEntity row, CreateServiceOffering command, boolean bounded) {
        if (bounded) {
            throw ApiException.invalid("An offering of fixed size has no least or largest size");
        }
        row.cpus = atLeast(1, command.cpunumber(), "cpunumber");
        row.cpuMhz = atLeast(1, command.cpuspeed(), "cpuspeed");
        row.memoryMib = atLeast(MIN_MEMORY_MIB, command.memory(), "memory");
    }

    private static void fillCustom(
            ServiceOfferingEntity row, CreateServiceOffering command, boolean fixed, boolean bounded) {
        if (fixed) {
            throw ApiException.invalid("A customized offering has neither cpunumber nor memory");
        }
        if (command.cpuspeed() != null || bounded) {
            row.cpuMhz = atLeast(1, command.cpuspeed(), "cpuspeed");
        }
        if (bounded) {
            row.minCpus = atLeast(1, command.mincpunumber(), "mincpunumber");
            row.maxCpus = atLeast(row.minCpus, command.maxcpunumber(), "maxcpunumber");
            row.minMemoryMib = atLeast(MIN_MEMORY_MIB, command.minmemory(), "minmemory");
            row.maxMemoryMib = atLeast(row.minMemoryMib, command.maxmemory(), "maxmemory");
        }
    }

    private static int atLeast(int least, Integer value, String parameter) {
        if (value == null || value < least) {
            throw ApiException.invalid("Parameter " + parameter + " is needed, and must be at least " + least);
        }
        return value;
    }
}
