package dev.mold.server.zone;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.HostId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Allocates hosts to machines, one decision at a time in a zone, so that no capacity is allocated twice. */
public class HostAllocator {
    private final ZoneRepository zones;
    private final HostRooms rooms;
    private final Transactions transactions;

    /** The host of a machine. */
    public record Placed(HostId id, String name) {}

    HostAllocator(ZoneRepository zones, HostRooms rooms, Transactions transactions) {
        this.zones = zones;
        this.rooms = rooms;
        this.transactions = transactions;
    }

    /**
     * Reserves capacity for a machine on the least loaded host that has enough. A machine that already has a host keeps
     * it.
     *
     * @throws ApiException INSUFFICIENT_CAPACITY if no enabled host of that architecture has enough capacity;
     *     WRONG_STATE if the zone is disabled
     */
    public HostId place(VirtualMachineId machine, ZoneId zone, Demand demand) {
        return transactions.call(() -> {
            var row = zones.lockZone(zone.value())
                    .orElseThrow(() -> ApiException.invalid("Unable to find the zone " + zone));
            var already = zones.placement(machine.value());
            if (already.isPresent()) {
                return new HostId(already.get().hostId);
            }
            if (!row.enabled) {
                throw ApiException.wrongState("Zone " + row.name + " is disabled; no machine can be started in it");
            }
            var host = HostRoom.choose(rooms.usable(zone.value()), demand)
                    .orElseThrow(() -> new ApiException(
                            Errors.INSUFFICIENT_CAPACITY,
                            "No %s host in zone %s has room for a machine of %d x %d MHz and %d MiB of memory"
                                    .formatted(
                                            demand.arch(),
                                            row.name,
                                            demand.cpus(),
                                            demand.cpuMhz(),
                                            demand.memoryMib())));
            // before the placement, whose foreign key locks the host's row for reading
            zones.allocate(host.id(), demand.totalMhz(), demand.memoryMib());
            zones.save(new PlacementEntity(machine.value(), zone.value(), host.id(), demand));
            return new HostId(host.id());
        });
    }

    /** Releases the capacity reserved for a machine; does nothing if there is none. */
    public void release(VirtualMachineId machine) {
        transactions.run(() -> zones.placement(machine.value()).ifPresent(placement -> {
            // of two that release it at the same time, one removes it
            if (zones.removePlacement(machine.value()) == 1) {
                zones.allocate(placement.hostId, -placement.cpuMhz, -placement.memoryMib);
            }
        }));
    }

    /** The host of a machine, if it has one. */
    public Optional<Placed> placed(VirtualMachineId machine) {
        return transactions.call(() -> zones.placement(machine.value())
                .flatMap(placement -> zones.find(HostEntity.class, placement.hostId))
                .map(host -> new Placed(new HostId(host.id), host.name)));
    }

    /** The hosts of those machines that have one, with one query. */
    public Map<VirtualMachineId, Placed> placed(Collection<VirtualMachineId> machines) {
        return transactions.call(
                () -> zones.placedHosts(machines.stream().map(VirtualMachineId::value).toList()));
    }
}
