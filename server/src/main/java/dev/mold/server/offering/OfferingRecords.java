package dev.mold.server.offering;

import dev.mold.api.cloud.NetworkOffering;
import dev.mold.api.cloud.ServiceOffering;
import dev.mold.api.id.DiskOfferingId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.server.offering.ServiceOfferingDetails.Bounds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Converts rows to the records for other features. */
class OfferingRecords {
    private static final TypeReference<List<OfferedService>> SERVICES = new TypeReference<>() {};

    private final JsonMapper json;

    OfferingRecords(JsonMapper json) {
        this.json = json;
    }

    ServiceOfferingDetails service(ServiceOfferingEntity row) {
        return new ServiceOfferingDetails(
                new ServiceOffering(
                        new ServiceOfferingId(row.id),
                        row.name,
                        row.custom,
                        orZero(row.cpus),
                        orZero(row.cpuMhz),
                        orZero(row.memoryMib),
                        row.rootDiskGib,
                        row.active && row.removed == null),
                row.displayText,
                false,
                row.dynamicScaling,
                bounds(row));
    }

    NetworkOfferingDetails network(NetworkOfferingEntity row) {
        var services = services(row);
        return new NetworkOfferingDetails(
                new NetworkOffering(
                        new NetworkOfferingId(row.id),
                        row.name,
                        row.displayText,
                        "Isolated".equals(row.guestType),
                        row.enabled && row.removed == null,
                        services.stream().map(OfferedService::name).collect(Collectors.toUnmodifiableSet()),
                        row.egressAllowed,
                        row.conserveMode),
                row.networkRate,
                row.availability,
                row.specifyVlan,
                row.specifyIpRanges,
                row.persistent,
                services,
                row.removed != null);
    }

    DiskOffering disk(DiskOfferingEntity row) {
        return new DiskOffering(
                new DiskOfferingId(row.id),
                row.name,
                row.displayText,
                row.custom,
                row.sizeGib,
                row.active && row.removed == null);
    }

    List<OfferedService> services(NetworkOfferingEntity row) {
        return json.readValue(row.services, SERVICES);
    }

    /** Stores the services in a row. */
    void putServices(NetworkOfferingEntity row, List<OfferedService> services) {
        row.services = json.writeValueAsString(services);
        row.serviceNames = services.stream().map(OfferedService::name).collect(Collectors.joining(",", ",", ","));
    }

    private static Optional<Bounds> bounds(ServiceOfferingEntity row) {
        return row.minCpus == null || row.maxCpus == null || row.minMemoryMib == null || row.maxMemoryMib == null
                ? Optional.empty()
                : Optional.of(new Bounds(row.minCpus, row.maxCpus, row.minMemoryMib, row.maxMemoryMib));
    }

    private static int orZero(Integer value) {
        return value == null ? 0 : value;
    }
}
