package dev.mold.server.zone;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.compute.BackendHost;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.HostId;
import dev.mold.api.id.IdSource;
import dev.mold.api.response.ListAnswer;
import dev.mold.api.response.Success;
import java.time.Clock;
import java.util.List;

/** Lists, adds, enables, disables and removes hosts. */
class HostCommands implements CommandSet {
    private final ZoneRepository zones;
    private final HostViews views;
    private final Backends backends;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    HostCommands(
            ZoneRepository zones,
            HostViews views,
            Backends backends,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        this.zones = zones;
        this.views = views;
        this.backends = backends;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListHosts.class, (command, call) -> list(command));
        registrar.sync(AddHost.class, (command, call) -> add(command));
        registrar.sync(UpdateHost.class, (command, call) -> update(command));
        registrar.sync(DeleteHost.class, (command, call) -> delete(command));
    }

    private ListAnswer<HostView> list(ListHosts command) {
        var withCapacity = command.details().isEmpty() || !command.details().equals(List.of("min"));
        return transactions.call(() -> {
            var query = zones.list(HostEntity.class)
                    .equal("id", Ids.value(command.id()))
                    .equal("name", command.name())
                    .equal("clusterId", Ids.value(command.clusterid()))
                    .equal("podId", Ids.value(command.podid()))
                    .equal("zoneId", Ids.value(command.zoneid()))
                    .equal("arch", command.arch())
                    .equal("enabled", Allocation.filter(command.resourcestate()))
                    .where("lower(e.hypervisor) = lower(?)", command.hypervisor())
                    .contains(command.paging().keyword(), "name", "address")
                    .orderBy("e.name, e.id");
            if (command.type() != null && !command.type().equalsIgnoreCase(HostViews.TYPE)) {
                query.where("1 = 0");
            }
            if (command.state() != null) {
                var known = backends.all().stream().map(ComputeBackend::hypervisor).toList();
                if (command.state().equalsIgnoreCase(HostViews.UP)) {
                    query.in("hypervisor", known);
                } else if (!command.state().equalsIgnoreCase(HostViews.DISCONNECTED)) {
                    query.where("1 = 0");
                } else if (!known.isEmpty()) {
                    query.where("e.hypervisor not in ?", known);
                }
            }
            return query.page(command.paging(), rows -> views.of(rows, withCapacity));
        });
    }

    private ListAnswer<HostView> add(AddHost command) {
        var backend = backends.find(command.hypervisor())
                .orElseThrow(() -> ApiException.invalid(
                        "This management server has no back end for hypervisor " + command.hypervisor()));
        var reported = reported(backend, command.url());
        return transactions.call(() -> {
            var zone = zones.lockZone(command.zoneid().value())
                    .orElseThrow(() -> ApiException.invalid("Unable to find the zone " + command.zoneid()));
            var cluster = cluster(command);
            if (!cluster.hypervisor.equals(backend.hypervisor())) {
                throw ApiException.invalid("Cluster " + cluster.name + " is for hypervisor " + cluster.hypervisor);
            }
            if (!cluster.arch.equals(reported.arch())) {
                throw ApiException.invalid("Cluster " + cluster.name + " is for " + cluster.arch + " hosts, and host "
                        + reported.name() + " is of " + reported.arch());
            }
            if (zones.list(HostEntity.class)
                            .equal("hypervisor", backend.hypervisor())
                            .equal("name", reported.name())
                            .count()
                    > 0) {
                throw ApiException.invalid("Host " + reported.name() + " was added already");
            }
            var host = new HostEntity(ids.next(), cluster, reported, clock.instant());
            host.enabled = Allocation.enabledUnlessSaid(command.allocationstate());
            zones.save(host);
            zone.hypervisor = backend.hypervisor();
            return ListAnswer.of(views.of(List.of(host), true));
        });
    }

    /** The back end's host of that name or address; a scheme, a user and a port in the URL are ignored. */
    private static BackendHost reported(ComputeBackend backend, String url) {
        var wanted = url.strip().replaceFirst("^[a-zA-Z]+://", "").replaceFirst("[/?#].*$", "");
        return backend.hosts().stream()
                .filter(host -> host.name().equals(wanted)
                        || host.address().equals(wanted)
                        || host.address().equals(wanted.replaceFirst(":\\d+$", "")))
                .findFirst()
                .orElseThrow(() ->
                        ApiException.invalid("The back end of " + backend.hypervisor() + " has no host " + wanted));
    }

    private HostClusterEntity cluster(AddHost command) {
        if ((command.clusterid() == null) == (command.clustername() == null)) {
            throw ApiException.invalid("Either clusterid or clustername must be given");
        }
        var podId = command.podid().value();
        var found = command.clusterid() != null
                ? zones.find(HostClusterEntity.class, command.clusterid().value())
                : zones.named(HostClusterEntity.class, command.clustername());
        return found.filter(cluster -> cluster.removed == null
                        && cluster.podId.equals(podId)
                        && cluster.zoneId.equals(command.zoneid().value()))
                .orElseThrow(() -> ApiException.invalid("Unable to find that cluster in the pod " + command.podid()));
    }

    private HostView update(UpdateHost command) {
        return transactions.call(() -> {
            var host = host(command.id());
            if (command.allocationstate() != null) {
                host.enabled = Allocation.enabled(command.allocationstate());
            }
            return views.of(List.of(host), true).get(0);
        });
    }

    private Success delete(DeleteHost command) {
        transactions.run(() -> {
            var host = host(command.id());
            // a concurrent placement in this zone waits for this transaction and then no longer sees the host
            zones.lockZone(host.zoneId);
            if (zones.placements(host.id) > 0) {
                throw new ApiException(
                        Errors.RESOURCE_IN_USE, "Host " + host.name + " has machines; stop or destroy them first");
            }
            host.removed = clock.instant();
        });
        return Success.done();
    }

    private HostEntity host(HostId id) {
        return zones.find(HostEntity.class, id.value())
                .filter(row -> row.removed == null)
                .orElseThrow(() -> ApiException.invalid("Unable to find the host " + id));
    }
}
