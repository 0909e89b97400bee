package dev.mold.server.zone;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.IdSource;
import dev.mold.api.response.ListAnswer;
import dev.mold.api.response.Success;
import dev.mold.server.platform.Arch;
import dev.mold.server.platform.Names;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lists, creates and removes clusters of hosts. */
class HostClusterCommands implements CommandSet {
    private static final String ONLY_KIND = "CloudManaged";

    private final ZoneRepository zones;
    private final Capacities capacities;
    private final Backends backends;
    private final Settings settings;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    HostClusterCommands(
            ZoneRepository zones,
            Capacities capacities,
            Backends backends,
            Settings settings,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        this.zones = zones;
        this.capacities = capacities;
        this.backends = backends;
        this.settings = settings;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListClusters.class, (command, call) -> list(command));
        registrar.sync(AddCluster.class, (command, call) -> add(command));
        registrar.sync(DeleteCluster.class, (command, call) -> delete(command));
    }

    private ListAnswer<HostClusterView> list(ListClusters command) {
        var withCapacity = Boolean.TRUE.equals(command.showcapacities());
        return transactions.call(() -> {
            var query = zones.list(HostClusterEntity.class)
                    .equal("id", Ids.value(command.id()))
                    .equal("podId", Ids.value(command.podid()))
                    .equal("zoneId", Ids.value(command.zoneid()))
                    .equal("name", command.name())
                    .equal("arch", command.arch())
                    .equal("enabled", Allocation.filter(command.allocationstate()))
                    .where("lower(e.hypervisor) = lower(?)", command.hypervisor())
                    .contains(command.paging().keyword(), "name", "hypervisor");
            if (command.clustertype() != null && !command.clustertype().equalsIgnoreCase(ONLY_KIND)) {
                query.where("1 = 0");
            }
            return query.page(command.paging(), rows -> {
                var zoneNames = zones.names(ZoneEntity.class);
                var podNames = zones.names(PodEntity.class);
                return rows.stream()
                        .map(row -> view(row, zoneNames, podNames, withCapacity ? capacities.of(row) : null))
                        .toList();
            });
        });
    }

    private ListAnswer<HostClusterView> add(AddCluster command) {
        if (!command.clustertype().equalsIgnoreCase(ONLY_KIND)) {
            throw ApiException.invalid(
                    "Invalid cluster type " + command.clustertype() + ": only CloudManaged is offered");
        }
        var backend = backends.find(command.hypervisor())
                .orElseThrow(() -> ApiException.invalid(
                        "This management server has no back end for hypervisor " + command.hypervisor()));
        return transactions.call(() -> {
            var zone = zones.lockZone(command.zoneid().value())
                    .orElseThrow(() -> ApiException.invalid("Unable to find the zone " + command.zoneid()));
            var pod = zones.find(PodEntity.class, command.podid().value())
                    .filter(row -> row.removed == null && row.zoneId.equals(zone.id))
                    .orElseThrow(() ->
                            ApiException.invalid("Zone " + zone.name + " has no pod with the id " + command.podid()));
            if (zone.hypervisor == null) {
                zone.hypervisor = backend.hypervisor();
            } else if (!zone.hypervisor.equals(backend.hypervisor())) {
                throw ApiException.invalid("Zone " + zone.name + " runs on hypervisor " + zone.hypervisor
                        + "; it cannot have clusters of another one");
            }
            var name = Names.clean(command.clustername(), "cluster");
            if (zones.list(HostClusterEntity.class)
                            .equal("podId", pod.id)
                            .equal("name", name)
                            .count()
                    > 0) {
                throw ApiException.invalid("Pod " + pod.name + " has a cluster with the name " + name + " already");
            }
            var arch = Arch.check(command.arch());
            var cluster = new HostClusterEntity(ids.next(), pod, name, backend.hypervisor(), arch, clock.instant());
            cluster.enabled = Allocation.enabledUnlessSaid(command.allocationstate());
            zones.save(cluster);
            return ListAnswer.of(
                    List.of(view(cluster, Map.of(zone.id, zone.name), Map.of(pod.id, pod.name), null)));
        });
    }

    private Success delete(DeleteCluster command) {
        transactions.run(() -> {
            var cluster = zones.find(HostClusterEntity.class, command.id().value())
                    .filter(row -> row.removed == null)
                    .orElseThrow(() -> ApiException.invalid("Unable to find the cluster " + command.id()));
            if (zones.count(HostEntity.class, "clusterId", cluster.id) > 0) {
                throw new ApiException(
                        Errors.RESOURCE_IN_USE, "Cluster " + cluster.name + " still has hosts; delete them first");
            }
            cluster.removed = clock.instant();
        });
        return Success.done();
    }

    private HostClusterView view(
            HostClusterEntity cluster,
            Map<UUID, String> zoneNames,
            Map<UUID, String> podNames,
            List<CapacityView> capacity) {
        return new HostClusterView(
                cluster.id.toString(),
                cluster.name,
                cluster.podId.toString(),
                podNames.get(cluster.podId),
                cluster.zoneId.toString(),
                zoneNames.get(cluster.zoneId),
                cluster.hypervisor,
                ONLY_KIND,
                Allocation.show(cluster.enabled),
                "Managed",
                capacity,
                settings.value(ZoneSettings.CPU_FACTOR).toString(),
                settings.value(ZoneSettings.MEMORY_FACTOR).toString(),
                cluster.arch,
                false);
    }
}
