package dev.mold.server.image;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.response.ListAnswer;

/** Lists the types of guest operating systems, which are part of the installation. */
class OsTypeCommands implements CommandSet {
    private final ImageRepository repository;
    private final Transactions transactions;

    OsTypeCommands(ImageRepository repository, Transactions transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListOsTypes.class, (command, call) -> types(command));
        registrar.sync(ListOsCategories.class, (command, call) -> categories(command));
    }

    private ListAnswer<OsTypeView> types(ListOsTypes command) {
        return transactions.call(() -> repository
                .list(OsTypeEntity.class)
                .equal("id", command.id() == null ? null : command.id().value())
                .equal(
                        "categoryId",
                        command.oscategoryid() == null
                                ? null
                                : command.oscategoryid().value())
                .equal("description", command.description())
                .contains(command.paging().keyword(), "description")
                .orderBy("e.description, e.id")
                .page(command.paging(), rows -> {
                    var categories = repository.osCategoryNames();
                    return rows.stream()
                            .map(row -> new OsTypeView(
                                    row.id.toString(),
                                    row.categoryId.toString(),
                                    categories.get(row.categoryId),
                                    row.description,
                                    row.description,
                                    false,
                                    true))
                            .toList();
                }));
    }

    private ListAnswer<OsCategoryView> categories(ListOsCategories command) {
        return transactions.call(() -> repository
                .list(OsCategoryEntity.class)
                .equal("id", command.id() == null ? null : command.id().value())
                .equal("name", command.name())
                .contains(command.paging().keyword(), "name")
                .orderBy("e.name, e.id")
                .page(
                        command.paging(),
                        rows -> rows.stream()
                                .map(row -> new OsCategoryView(row.id.toString(), row.name))
                                .toList()));
    }
}
