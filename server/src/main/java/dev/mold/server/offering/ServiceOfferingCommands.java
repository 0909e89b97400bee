package dev.mold.server.offering;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.id.IdSource;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.platform.Names;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lists, creates, updates and removes compute offerings. */
class ServiceOfferingCommands implements CommandSet {
    private final OfferingRepository repository;
    private final OfferingRows<ServiceOfferingEntity> rows;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    ServiceOfferingCommands(
            OfferingRepository repository,
            OfferingRows<ServiceOfferingEntity> rows,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        this.repository = repository;
        this.rows = rows;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListServiceOfferings.class, this::list);
        registrar.sync(CreateServiceOffering.class, this::create);
        registrar.sync(UpdateServiceOffering.class, this::update);
        registrar.sync(DeleteServiceOffering.class, (command, call) -> rows.remove(call, command.id()));
    }

    private ListAnswer<ServiceOfferingView> list(ListServiceOfferings command, CallContext call) {
        return transactions.call(() -> {
            var query = repository
                    .list(ServiceOfferingEntity.class)
                    .equal("id", command.id() == null ? null : command.id().value())
                    .equal("name", command.name())
                    .equal("active", Choices.activeFilter(command.state(), call.rootAdmin()))
                    .where("(e.custom = true or e.cpus >= ?)", command.cpunumber())
                    .where("(e.custom = true or e.cpuMhz >= ?)", command.cpuspeed())
                    .where("(e.custom = true or e.memoryMib >= ?)", command.memory())
                    .where("(e.maxCpus is null or e.maxCpus >= ?)", command.cpunumber())
                    .where("(e.maxMemoryMib is null or e.maxMemoryMib >= ?)", command.memory())
                    .contains(command.paging().keyword(), "name", "displayText");
            if (Boolean.TRUE.equals(command.issystem())) {
                query.where("1 = 0");
            }
            return query.page(
                    command.paging(),
                    rows -> rows.stream().map(ServiceOfferingCommands::view).toList());
        });
    }

    private ServiceOfferingView create(CreateServiceOffering command, CallContext call) {
        Choices.onlyIfGiven(command.storagetype(), "storagetype", "shared");
        Choices.onlyIfGiven(command.provisioningtype(), "provisioningtype", "thin");
        Choices.notTrue(command.offerha(), "offerha");
        Choices.notTrue(command.isvolatile(), "isvolatile");
        Choices.notTrue(command.issystem(), "issystem");
        var name = Names.clean(command.name(), "compute offering");
        var row = new ServiceOfferingEntity(
                ids.next(), name, Choices.text(command.displaytext(), name), clock.instant());
        ServiceOfferingSize.fill(row, command);
        row.dynamicScaling = Choices.orElse(command.dynamicscalingenabled(), true);
        return rows.add(call, row, ServiceOfferingCommands::view);
    }

    private ServiceOfferingView update(UpdateServiceOffering command, CallContext call) {
        return rows.change(
                call,
                command.id(),
                new OfferingRows.Change(command.name(), command.displaytext(), command.sortkey()),
                row -> row.active = Choices.active(command.state(), row.active),
                ServiceOfferingCommands::view);
    }

    private static ServiceOfferingView view(ServiceOfferingEntity row) {
        return new ServiceOfferingView(
                row.id.toString(),
                row.name,
                row.active ? "Active" : "Inactive",
                row.displayText,
                row.cpus,
                row.cpuMhz,
                row.memoryMib,
                row.created,
                "shared",
                "thin",
                false,
                false,
                false,
                false,
                false,
                bounds(row),
                row.custom,
                row.rootDiskGib,
                row.dynamicScaling,
                false,
                false);
    }

    private static Map<String, String> bounds(ServiceOfferingEntity row) {
        if (row.minCpus == null) {
            return null;
        }
        var bounds = new LinkedHashMap<String, String>();
        bounds.put("mincpunumber", row.minCpus.toString());
        bounds.put("maxcpunumber", row.maxCpus.toString());
        bounds.put("minmemory", row.minMemoryMib.toString());
        bounds.put("maxmemory", row.maxMemoryMib.toString());
        return bounds;
    }
}
