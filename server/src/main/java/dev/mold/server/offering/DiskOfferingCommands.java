package dev.mold.server.offering;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.IdSource;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.platform.Names;
import java.time.Clock;

/** Lists, creates, updates and removes disk offerings. */
class DiskOfferingCommands implements CommandSet {
    private final OfferingRepository repository;
    private final OfferingRows<DiskOfferingEntity> rows;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    DiskOfferingCommands(
            OfferingRepository repository,
            OfferingRows<DiskOfferingEntity> rows,
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
        registrar.sync(ListDiskOfferings.class, this::list);
        registrar.sync(CreateDiskOffering.class, this::create);
        registrar.sync(UpdateDiskOffering.class, this::update);
        registrar.sync(DeleteDiskOffering.class, (command, call) -> rows.remove(call, command.id()));
    }

    private ListAnswer<DiskOfferingView> list(ListDiskOfferings command, CallContext call) {
        return transactions.call(() -> {
            var query = repository
                    .list(DiskOfferingEntity.class)
                    .equal("id", command.id() == null ? null : command.id().value())
                    .equal("name", command.name())
                    .equal("active", Choices.activeFilter(command.state(), call.rootAdmin()))
                    .contains(command.paging().keyword(), "name", "displayText");
            if (!call.roleType().administers()) {
                query.where("e.displayOffering = true");
            }
            return query.page(
                    command.paging(),
                    rows -> rows.stream().map(DiskOfferingCommands::view).toList());
        });
    }

    private DiskOfferingView create(CreateDiskOffering command, CallContext call) {
        Choices.onlyIfGiven(command.storagetype(), "storagetype", "shared");
        Choices.onlyIfGiven(command.provisioningtype(), "provisioningtype", "thin");
        var name = Names.clean(command.name(), "disk offering");
        var row =
                new DiskOfferingEntity(ids.next(), name, Choices.text(command.displaytext(), name), clock.instant());
        row.custom = Choices.orElse(command.customized(), command.disksize() == null);
        row.sizeGib = size(command, row.custom);
        row.displayOffering = Choices.orElse(command.displayoffering(), true);
        return rows.add(call, row, DiskOfferingCommands::view);
    }

    private static long size(CreateDiskOffering command, boolean custom) {
        if (custom) {
            if (command.disksize() != null && command.disksize() != 0) {
                throw ApiException.invalid("A customized disk offering has no disksize");
            }
            return 0;
        }
        if (command.disksize() == null || command.disksize() < 1 || command.disksize() > DiskSizes.MAX_GIB) {
            throw ApiException.invalid("disksize must be between 1 and " + DiskSizes.MAX_GIB + " GiB");
        }
        return command.disksize();
    }

    private DiskOfferingView update(UpdateDiskOffering command, CallContext call) {
        return rows.change(
                call,
                command.id(),
                new OfferingRows.Change(command.name(), command.displaytext(), command.sortkey()),
                row -> {
                    row.displayOffering = Choices.orElse(command.displayoffering(), row.displayOffering);
                    row.active = Choices.active(command.state(), row.active);
                },
                DiskOfferingCommands::view);
    }

    private static DiskOfferingView view(DiskOfferingEntity row) {
        return new DiskOfferingView(
                row.id.toString(),
                row.name,
                row.active ? "Active" : "Inactive",
                row.displayText,
                row.sizeGib,
                row.created,
                row.custom,
                "shared",
                "thin",
                row.displayOffering,
                false,
                false);
    }
}
