package dev.mold.server.vm.machine;

import dev.mold.api.cloud.ImageState;
import dev.mold.api.cloud.NewVirtualMachine;
import dev.mold.api.cloud.ServiceOffering;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.server.image.ImageDetails;
import dev.mold.server.image.ImageService;
import dev.mold.server.network.NetworkService;
import dev.mold.server.offering.DiskSizes;
import dev.mold.server.offering.OfferingService;
import dev.mold.server.zone.ZoneService;
import java.util.Map;

/** Checks that the parts of a new machine exist, may be used and fit together. */
final class MachineParts {
    private static final long GIB = 1L << 30;

    private final ZoneService zones;
    private final OfferingService offerings;
    private final ImageService images;
    private final NetworkService networks;

    /**
     * @param rootDiskGib size of the root disk in GiB
     * @param arch CloudStack's name of the template's architecture
     */
    record Fit(MachineSize size, long rootDiskGib, String arch) {}

    MachineParts(ZoneService zones, OfferingService offerings, ImageService images, NetworkService networks) {
        this.zones = zones;
        this.offerings = offerings;
        this.images = images;
        this.networks = networks;
    }

    /**
     * @param details the caller's choices where the offering leaves them open
     * @throws ApiException INVALID_PARAMETER, PERMISSION_DENIED, RESOURCE_UNAVAILABLE
     */
    Fit fit(NewVirtualMachine machine, Map<String, String> details) {
        if (zones.find(machine.zone()).isEmpty()) {
            throw ApiException.invalid("Unable to find the zone " + machine.zone());
        }
        checkNetwork(machine);
        var offering = offerings
                .serviceDetails(machine.offering())
                .filter(found -> found.offering().active())
                .orElseThrow(() -> ApiException.invalid("Unable to find the service offering " + machine.offering()
                        + ", or it is not active any more"));
        var size = MachineSizes.of(offering, details);
        var template = template(machine);
        return new Fit(
                size,
                rootDisk(machine.rootDiskGib(), offering.offering(), template),
                template.image().arch());
    }

    private void checkNetwork(NewVirtualMachine machine) {
        var network = networks.require(machine.network());
        if (!network.zone().equals(machine.zone())) {
            throw ApiException.invalid(
                    "Network " + network.name() + " is not in the zone " + machine.zone() + " of the machine");
        }
        if (network.isolated() && !network.owner().equals(machine.owner())) {
            throw ApiException.denied("The owner of the machine does not have permission to use network " + network.name());
        }
    }

    private ImageDetails template(NewVirtualMachine machine) {
        var template = images.details(machine.template())
                .filter(found -> !found.removed() && !found.image().iso())
                .orElseThrow(() -> ApiException.invalid("Unable to find the template " + machine.template()));
        var image = template.image();
        if (image.zone().filter(zone -> !zone.equals(machine.zone())).isPresent()) {
            throw ApiException.invalid("Template " + image.name() + " is not in the zone " + machine.zone());
        }
        zones.checkRuns(machine.zone(), image.arch(), "Template " + image.name());
        if (image.state() != ImageState.READY) {
            throw new ApiException(
                    Errors.RESOURCE_UNAVAILABLE,
                    "Template " + image.name() + " is not ready: " + image.state().wireName() + " " + image.reason());
        }
        return template;
    }

    private static long rootDisk(long wanted, ServiceOffering offering, ImageDetails template) {
        var least = Math.max(1, (template.sizeBytes() + GIB - 1) / GIB);
        if (wanted > 0 && wanted < least) {
            throw ApiException.invalid("A root disk of " + wanted + " GiB is smaller than the template, which needs "
                    + least + " GiB");
        }
        if (wanted > 0 && wanted < offering.rootDiskGib()) {
            throw ApiException.invalid("A root disk of " + wanted + " GiB is smaller than that of compute offering "
                    + offering.name() + ", which is of " + offering.rootDiskGib() + " GiB");
        }
        if (wanted > DiskSizes.MAX_GIB) {
            throw ApiException.invalid("A root disk of " + wanted + " GiB is larger than " + DiskSizes.MAX_GIB + " GiB");
        }
        return wanted > 0 ? wanted : Math.max(offering.rootDiskGib(), least);
    }
}
