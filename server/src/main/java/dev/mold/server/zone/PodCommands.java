package dev.mold.server.zone;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.IdSource;
import dev.mold.api.response.ListAnswer;
import dev.mold.api.response.Success;
import dev.mold.server.platform.Names;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Lists, creates and removes pods. */
class PodCommands implements CommandSet {
    private final ZoneRepository zones;
    private final Capacities capacities;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    PodCommands(ZoneRepository zones, Capacities capacities, Transactions transactions, IdSource ids, Clock clock) {
        this.zones = zones;
        this.capacities = capacities;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListPods.class, (command, call) -> list(command));
        registrar.sync(CreatePod.class, (command, call) -> create(command));
        registrar.sync(DeletePod.class, (command, call) -> delete(command));
    }

    private ListAnswer<PodView> list(ListPods command) {
        var withCapacity = Boolean.TRUE.equals(command.showcapacities());
        return transactions.call(() -> zones.list(PodEntity.class)
                .equal("id", Ids.value(command.id()))
                .equal("zoneId", Ids.value(command.zoneid()))
                .equal("name", command.name())
                .equal("enabled", Allocation.filter(command.allocationstate()))
                .contains(command.paging().keyword(), "name")
                .page(command.paging(), rows -> {
                    var names = zones.names(ZoneEntity.class);
                    return rows.stream()
                            .map(row -> view(row, names, withCapacity ? capacities.of(row) : null))
                            .toList();
                }));
    }

    private PodView create(CreatePod command) {
        checkAddresses(command);
        return transactions.call(() -> {
            var zone = zones.lockZone(command.zoneid().value())
                    .orElseThrow(() -> ApiException.invalid("Unable to find the zone " + command.zoneid()));
            var name = Names.clean(command.name(), "pod");
            var taken = zones.list(PodEntity.class)
                            .equal("zoneId", zone.id)
                            .equal("name", name)
                            .count()
                    > 0;
            if (taken) {
                throw ApiException.invalid("Zone " + zone.name + " has a pod with the name " + name + " already");
            }
            var pod = new PodEntity(ids.next(), zone.id, name, clock.instant());
            pod.startIp = command.startip();
            pod.endIp = command.endip() == null ? command.startip() : command.endip();
            pod.netmask = command.netmask();
            pod.gateway = command.gateway();
            pod.enabled = Allocation.enabledUnlessSaid(command.allocationstate());
            zones.save(pod);
            return view(pod, Map.of(zone.id, zone.name), null);
        });
    }

    private Success delete(DeletePod command) {
        transactions.run(() -> {
            var pod = zones.find(PodEntity.class, command.id().value())
                    .filter(row -> row.removed == null)
                    .orElseThrow(() -> ApiException.invalid("Unable to find the pod " + command.id()));
            if (zones.count(HostClusterEntity.class, "podId", pod.id) > 0) {
                throw new ApiException(
                        Errors.RESOURCE_IN_USE, "Pod " + pod.name + " still has clusters; delete them first");
            }
            pod.removed = clock.instant();
        });
        return Success.done();
    }

    private static void checkAddresses(CreatePod command) {
        var given = Stream.of(command.startip(), command.netmask(), command.gateway())
                .filter(value -> value != null)
                .count();
        if (given == 0 && command.endip() == null) {
            return;
        }
        if (given < 3) {
            throw ApiException.invalid("startip, netmask and gateway must be given together");
        }
        Subnet.of(command.gateway(), command.netmask())
                .checkRange(command.startip(), command.endip() == null ? command.startip() : command.endip());
    }

    private static PodView view(PodEntity pod, Map<UUID, String> zoneNames, List<CapacityView> capacity) {
        return new PodView(
                pod.id.toString(),
                pod.name,
                pod.zoneId.toString(),
                zoneNames.get(pod.zoneId),
                pod.gateway,
                pod.netmask,
                pod.startIp == null ? List.of() : List.of(pod.startIp),
                pod.endIp == null ? List.of() : List.of(pod.endIp),
                Allocation.show(pod.enabled),
                capacity,
                false);
    }
}
