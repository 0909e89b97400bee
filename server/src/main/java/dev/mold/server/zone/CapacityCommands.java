package dev.mold.server.zone;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.Paging;
import dev.mold.api.error.ApiException;
import dev.mold.api.response.ListAnswer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Lists capacities and hypervisors. */
class CapacityCommands implements CommandSet {
    private static final Comparator<CapacityView> MOST_USED_FIRST =
            Comparator.comparingDouble((CapacityView view) -> Double.parseDouble(view.percentused())).reversed();

    private final ZoneRepository zones;
    private final Capacities capacities;
    private final Transactions transactions;

    CapacityCommands(ZoneRepository zones, Capacities capacities, Transactions transactions) {
        this.zones = zones;
        this.capacities = capacities;
        this.transactions = transactions;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListCapacity.class, (command, call) -> list(command));
        registrar.sync(ListInfrastructure.class, (command, call) -> infrastructure());
        registrar.sync(ListHypervisors.class, (command, call) -> hypervisors(command));
    }

    private ListAnswer<CapacityView> list(ListCapacity command) {
        if (command.sortby() != null && !command.sortby().equalsIgnoreCase("usage")) {
            throw ApiException.invalid("Invalid sortby " + command.sortby() + ": only usage is supported");
        }
        var all = transactions
                .call(() -> places(command).toList())
                .stream()
                .filter(view -> command.type() == null || command.type().equals(view.type()))
                .toList();
        var sorted = command.sortby() == null
                ? all
                : all.stream().sorted(MOST_USED_FIRST).toList();
        return page(sorted, command.paging());
    }

    /** There are only a few rows for each zone, so paging is done in memory. */
    private static ListAnswer<CapacityView> page(List<CapacityView> all, Paging paging) {
        return new ListAnswer<>(
                all.stream().skip(paging.offset()).limit(paging.limit()).toList(), all.size());
    }

    private Stream<CapacityView> places(ListCapacity command) {
        if (command.clusterid() != null) {
            return zones.find(HostClusterEntity.class, command.clusterid().value()).stream()
                    .filter(row -> row.removed == null)
                    .flatMap(row -> capacities.of(row).stream());
        }
        if (command.podid() != null) {
            return zones.find(PodEntity.class, command.podid().value()).stream()
                    .filter(row -> row.removed == null)
                    .flatMap(row -> capacities.of(row).stream());
        }
        return zones.zones().stream()
                .filter(zone ->
                        command.zoneid() == null || command.zoneid().value().equals(zone.id))
                .toList()
                .stream()
                .flatMap(zone -> capacities.of(zone).stream());
    }

    private InfrastructureView infrastructure() {
        return transactions.call(() -> new InfrastructureView(
                (int) zones.countAll(ZoneEntity.class),
                (int) zones.countAll(PodEntity.class),
                (int) zones.countAll(HostClusterEntity.class),
                (int) zones.countAll(HostEntity.class)));
    }

    private ListAnswer<HypervisorView> hypervisors(ListHypervisors command) {
        return ListAnswer.of(transactions.call(() -> zones.zones().stream()
                .filter(zone ->
                        command.zoneid() == null || command.zoneid().value().equals(zone.id))
                .map(zone -> zone.hypervisor)
                .filter(name -> name != null)
                .distinct()
                .sorted()
                .map(HypervisorView::new)
                .toList()));
    }
}
