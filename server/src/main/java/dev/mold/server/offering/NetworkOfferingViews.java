package dev.mold.server.offering;

import java.util.List;

/** Creates views of network offerings and of their services. */
public final class NetworkOfferingViews {
    private NetworkOfferingViews() {}

    /** The wire form of services; networks use it as well. */
    public static List<NetworkServiceView> services(List<OfferedService> services) {
        return services.stream()
                .map(service -> new NetworkServiceView(
                        service.name(),
                        List.of(new ProviderView(service.provider())),
                        service.capabilities().isEmpty() ? null : capabilities(service)))
                .toList();
    }

    private static List<CapabilityView> capabilities(OfferedService service) {
        return service.capabilities().entrySet().stream()
                .map(entry -> new CapabilityView(entry.getKey(), entry.getValue(), false))
                .toList();
    }

    static NetworkOfferingView view(NetworkOfferingEntity row, List<OfferedService> services) {
        return new NetworkOfferingView(
                row.id.toString(),
                row.name,
                row.displayText,
                row.tags,
                row.created,
                row.trafficType,
                row.isDefault,
                row.specifyVlan,
                row.conserveMode,
                row.specifyIpRanges,
                row.availability,
                row.networkRate,
                row.enabled ? "Enabled" : "Disabled",
                row.guestType,
                services(services),
                false,
                false,
                false,
                row.persistent,
                row.egressAllowed,
                false,
                false,
                false,
                "IPv4",
                false,
                false);
    }
}
