package dev.mold.server.offering;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.IdSource;
import dev.mold.api.response.ListAnswer;
import dev.mold.api.response.Success;
import dev.mold.server.platform.Names;
import java.time.Clock;

/** Lists, creates, updates and removes network offerings. */
class NetworkOfferingCommands implements CommandSet {
    private static final int USUAL_RATE_MBIT = 200;

    private final OfferingRepository repository;
    private final OfferingRecords records;
    private final OfferingRows<NetworkOfferingEntity> rows;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    NetworkOfferingCommands(
            OfferingRepository repository,
            OfferingRecords records,
            OfferingRows<NetworkOfferingEntity> rows,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        this.repository = repository;
        this.records = records;
        this.rows = rows;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListNetworkOfferings.class, this::list);
        registrar.sync(CreateNetworkOffering.class, this::create);
        registrar.sync(UpdateNetworkOffering.class, this::update);
        registrar.sync(DeleteNetworkOffering.class, this::delete);
    }

    private ListAnswer<NetworkOfferingView> list(ListNetworkOfferings command, CallContext call) {
        return transactions.call(() -> {
            var query = repository
                    .list(NetworkOfferingEntity.class)
                    .equal("id", command.id() == null ? null : command.id().value())
                    .equal("name", command.name())
                    .equal("displayText", command.displaytext())
                    .equal("isDefault", command.isdefault())
                    .equal("specifyVlan", command.specifyvlan())
                    .equal("specifyIpRanges", command.specifyipranges())
                    .equal("tags", command.tags())
                    .equal("enabled", enabledFilter(command.state()))
                    .where("lower(e.trafficType) = lower(?)", command.traffictype())
                    .where("lower(e.availability) = lower(?)", command.availability())
                    .where("lower(e.guestType) = lower(?)", command.guestiptype())
                    .contains(command.paging().keyword(), "name", "displayText");
            if (!call.rootAdmin()) {
                query.where("e.enabled = true");
            }
            for (var service : command.supportedservices()) {
                query.where("e.serviceNames like ?", like(NetworkServices.named(service)));
            }
            if (command.sourcenatsupported() != null) {
                query.where(
                        "e.serviceNames " + (command.sourcenatsupported() ? "" : "not ") + "like ?",
                        like("SourceNat"));
            }
            if (command.istagged() != null) {
                query.where(command.istagged() ? "e.tags is not null" : "e.tags is null");
            }
            if (Boolean.TRUE.equals(command.forvpc())) {
                query.where("1 = 0");
            }
            return query.page(
                    command.paging(), rows -> rows.stream().map(this::view).toList());
        });
    }

    private NetworkOfferingView create(CreateNetworkOffering command, CallContext call) {
        Choices.notTrue(command.forvpc(), "forvpc");
        Choices.onlyIfGiven(command.internetprotocol(), "internetprotocol", "IPv4");
        var name = Names.clean(command.name(), "network offering");
        var row = new NetworkOfferingEntity(
                ids.next(), name, Choices.text(command.displaytext(), name), clock.instant());
        row.trafficType = Choices.one(command.traffictype(), "traffictype", "Guest");
        row.guestType = Choices.one(command.guestiptype(), "guestiptype", "Isolated", "Shared");
        row.availability = command.availability() == null
                ? "Optional"
                : Choices.one(command.availability(), "availability", "Required", "Optional");
        row.networkRate = command.networkrate() == null ? USUAL_RATE_MBIT : command.networkrate();
        if (row.networkRate < 0) {
            throw ApiException.invalid("networkrate must not be negative; 0 stands for no limit");
        }
        row.conserveMode = Choices.orElse(command.conservemode(), true);
        row.persistent = Choices.orElse(command.ispersistent(), false);
        row.specifyVlan = Choices.orElse(command.specifyvlan(), false);
        row.specifyIpRanges = Choices.orElse(command.specifyipranges(), false);
        row.egressAllowed = Choices.orElse(command.egressdefaultpolicy(), false);
        row.tags = blankToNull(command.tags());
        row.enabled = Choices.orElse(command.enable(), false);
        records.putServices(
                row,
                NetworkServices.chosen(
                        command.supportedservices(), command.serviceproviderlist(), command.servicecapabilitylist()));
        return rows.add(call, row, this::refuseTaken, this::view);
    }

    private NetworkOfferingView update(UpdateNetworkOffering command, CallContext call) {
        return rows.change(
                call,
                command.id(),
                new OfferingRows.Change(command.name(), command.displaytext(), command.sortkey()),
                row -> {
                    if (command.name() != null) {
                        refuseTaken(row);
                    }
                    change(row, command);
                },
                this::view);
    }

    private static void change(NetworkOfferingEntity row, UpdateNetworkOffering command) {
        if (command.availability() != null) {
            row.availability = Choices.one(command.availability(), "availability", "Required", "Optional");
        }
        if (command.tags() != null) {
            row.tags = blankToNull(command.tags());
        }
        if (command.state() != null) {
            row.enabled = enabledFilter(command.state());
        }
    }

    private Success delete(DeleteNetworkOffering command, CallContext call) {
        return rows.remove(call, command.id(), row -> {
            if (row.isDefault) {
                throw ApiException.invalid("Network offering " + row.name
                        + " is part of the installation and cannot be deleted; it can be disabled");
            }
        });
    }

    /** Names are unique among network offerings, because settings and clients select by name. */
    private void refuseTaken(NetworkOfferingEntity row) {
        repository
                .findBy(NetworkOfferingEntity.class, "name", row.name)
                .filter(other -> !other.id.equals(row.id))
                .ifPresent(other -> {
                    throw ApiException.invalid("A network offering with the name " + row.name + " already exists");
                });
    }

    private NetworkOfferingView view(NetworkOfferingEntity row) {
        return NetworkOfferingViews.view(row, records.services(row));
    }

    private static Boolean enabledFilter(String state) {
        return state == null ? null : (Boolean) Choices.one(state, "state", "Enabled", "Disabled").equals("Enabled");
    }

    private static String like(String service) {
        return "%," + service + ",%";
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
