package dev.mold.server.zone;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The compute back ends of this server, by the name of their hypervisor. */
public class Backends {
    private final Map<String, ComputeBackend> byHypervisor;
    private final ZoneRepository zones;
    private final Transactions transactions;

    Backends(List<ComputeBackend> backends, ZoneRepository zones, Transactions transactions) {
        this.byHypervisor = backends.stream()
                .collect(Collectors.toUnmodifiableMap(ComputeBackend::hypervisor, Function.identity()));
        this.zones = zones;
        this.transactions = transactions;
    }

    /**
     * The back end that runs the zone's machines.
     *
     * @throws ApiException NOT_CONFIGURED if the zone has none or this server lacks it; INVALID_PARAMETER if there is
     *     no such zone
     */
    public ComputeBackend of(ZoneId zone) {
        var hypervisor = transactions
                .call(() -> zones.hypervisor(zone.value()))
                .orElseThrow(() -> ApiException.invalid("Unable to find the zone " + zone));
        return find(hypervisor)
                .orElseThrow(() -> new ApiException(
                        Errors.NOT_CONFIGURED, "Zone " + zone + " has no compute back end on this management server"));
    }

    /** The back end of that hypervisor; the name is compared ignoring case. */
    public Optional<ComputeBackend> find(String hypervisor) {
        return byHypervisor.values().stream()
                .filter(backend -> backend.hypervisor().equalsIgnoreCase(hypervisor))
                .findFirst();
    }

    /** All back ends of this server. */
    public List<ComputeBackend> all() {
        return List.copyOf(byHypervisor.values());
    }
}
