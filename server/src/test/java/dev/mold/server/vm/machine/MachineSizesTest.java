package dev.mold.server.vm.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.ServiceOffering;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.server.offering.ServiceOfferingDetails;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MachineSizesTest {
    private final ServiceOfferingDetails custom = details(true, 0, 0, 0, Optional.empty());
    private final ServiceOfferingDetails bounded =
            details(true, 0, 1000, 0, Optional.of(new ServiceOfferingDetails.Bounds(2, 4, 1024, 2048)));

    @Test
    void aFixedOfferingSaysTheSize() {
        assertThat(MachineSizes.of(details(false, 2, 500, 512, Optional.empty()), Map.of("other", "x")))
                .isEqualTo(new MachineSize(2, 500, 512));
    }

    @Test
    void aFixedOfferingTakesNoOtherSize() {
        assertThatThrownBy(() -> MachineSizes.of(
                        details(false, 2, 500, 512, Optional.empty()), Map.of("memory", "1024")))
                .hasMessageContaining("fixed size");
    }

    @Test
    void aCustomOfferingNeedsASize() {
        assertThatThrownBy(() -> MachineSizes.of(custom, Map.of("cpuNumber", "2", "memory", "512")))
                .hasMessageContaining("cpuSpeed");
        assertThat(MachineSizes.of(custom, Map.of("cpuNumber", "2", "memory", "512", "cpuSpeed", "100")))
                .isEqualTo(new MachineSize(2, 100, 512));
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> MachineSizes.of(bounded, Map.of("cpuNumber", "two", "memory", "1024")))
                .hasMessageContaining("whole number");
        assertThatThrownBy(() -> MachineSizes.of(bounded, Map.of("cpuNumber", "-2", "memory", "1024")))
                .hasMessageContaining("more than 0");
    }

    @Test
    void theBoundsOfTheOfferingHold() {
        assertThat(MachineSizes.of(bounded, Map.of("cpuNumber", "2", "memory", "2048")))
                .isEqualTo(new MachineSize(2, 1000, 2048));
        assertThatThrownBy(() -> MachineSizes.of(bounded, Map.of("cpuNumber", "5", "memory", "2048")))
                .hasMessageContaining("between 2 and 4");
        assertThatThrownBy(() -> MachineSizes.of(bounded, Map.of("cpuNumber", "2", "memory", "512")))
                .hasMessageContaining("between 1024 and 2048");
    }

    private static ServiceOfferingDetails details(
            boolean custom, int cpus, int mhz, int mib, Optional<ServiceOfferingDetails.Bounds> bounds) {
        var id = new ServiceOfferingId(UUID.randomUUID());
        return new ServiceOfferingDetails(
                new ServiceOffering(id, "o", custom, cpus, mhz, mib, 0, true), "o", false, true, bounds);
    }
}
