package dev.mold.server.vm.machine;

import dev.mold.api.error.ApiException;
import dev.mold.server.offering.ServiceOfferingDetails;
import java.util.Map;
import java.util.Optional;

/** Determines the size of a machine: from its offering, or from the caller where the offering leaves it open. */
final class MachineSizes {
    private static final String CPUS = "cpuNumber";
    private static final String SPEED = "cpuSpeed";
    private static final String MEMORY = "memory";

    private MachineSizes() {}

    /**
     * @param chosen {@code cpuNumber}, {@code cpuSpeed} in MHz and {@code memory} in MiB for a custom offering
     * @throws ApiException INVALID_PARAMETER if they are missing, out of the offering's bounds, or not allowed
     */
    static MachineSize of(ServiceOfferingDetails details, Map<String, String> chosen) {
        var offering = details.offering();
        if (!offering.custom()) {
            var unwanted = chosen.keySet().stream()
                    .filter(key -> key.equals(CPUS) || key.equals(SPEED) || key.equals(MEMORY))
                    .findFirst();
            if (unwanted.isPresent()) {
                throw ApiException.invalid("The detail " + unwanted.get() + " can only be given with a custom compute"
                        + " offering; " + offering.name() + " has a fixed size");
            }
            return new MachineSize(offering.cpus(), offering.cpuMhz(), offering.memoryMib());
        }
        var cpus = offering.cpus() > 0 ? offering.cpus() : required(chosen, CPUS);
        var memory = offering.memoryMib() > 0 ? offering.memoryMib() : required(chosen, MEMORY);
        var speed = offering.cpuMhz() > 0 ? offering.cpuMhz() : required(chosen, SPEED);
        details.bounds().ifPresent(bounds -> {
            checkBetween(CPUS, cpus, bounds.minCpus(), bounds.maxCpus());
            checkBetween(MEMORY, memory, bounds.minMemoryMib(), bounds.maxMemoryMib());
        });
        return new MachineSize(cpus, speed, memory);
    }

    private static int required(Map<String, String> chosen, String key) {
        return positive(chosen, key)
                .orElseThrow(() -> ApiException.invalid("The compute offering is custom: the detail " + key
                        + " is needed, as in details[0]." + key));
    }

    private static Optional<Integer> positive(Map<String, String> chosen, String key) {
        return Optional.ofNullable(chosen.get(key)).map(text -> {
            try {
                var number = Integer.parseInt(text.strip());
                if (number > 0) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw ApiException.invalid("The detail " + key + " must be a whole number, not " + text);
            }
            throw ApiException.invalid("The detail " + key + " must be more than 0");
        });
    }

    private static void checkBetween(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw ApiException.invalid(
                    "The detail " + key + " must be between " + least + " and " + most + " for this offering");
        }
    }
}
