package dev.mold.server.image;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.ImageState;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Visibility;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.platform.PagedQuery;

/** Lists templates and ISOs. */
class ImageListCommands implements CommandSet {
    private final ImageRepository repository;
    private final ImageProgress progress;
    private final ImageViews views;
    private final Accounts accounts;
    private final Transactions transactions;

    ImageListCommands(
            ImageRepository repository,
            ImageProgress progress,
            ImageViews views,
            Accounts accounts,
            Transactions transactions) {
        this.repository = repository;
        this.progress = progress;
        this.views = views;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(ListTemplates.class, this::templates);
        registrar.sync(ListIsos.class, this::isos);
    }

    private ListAnswer<ImageView> templates(ListTemplates command, CallContext call) {
        var filter = ImageFilter.of(command.templatefilter(), call);
        var visibility = visibility(filter, call, command.scope());
        progress.lookAtAll();
        return transactions.call(() -> {
            var query = images(false, command.id(), command.zoneid(), command.isready())
                    .equal("name", command.name())
                    .equal("forCks", command.forcks())
                    .equal("arch", command.arch())
                    .where("lower(e.hypervisor) = lower(?)", command.hypervisor())
                    .contains(command.paging().keyword(), "name", "displayText");
            if (command.templatetype() != null) {
                query.equal("kind", ImageKind.of(command.templatetype()));
            }
            if (!command.ids().isEmpty()) {
                query.in("id", command.ids().stream().map(ImageId::value).toList());
            }
            filter.narrow(query, visibility);
            return query.page(command.paging(), rows -> views.of(rows, command.zoneid(), call));
        });
    }

    private ListAnswer<ImageView> isos(ListIsos command, CallContext call) {
        var filter = ImageFilter.of(command.isofilter() == null ? "selfexecutable" : command.isofilter(), call);
        var visibility = visibility(filter, call, command.scope());
        progress.lookAtAll();
        return transactions.call(() -> {
            var query = images(true, command.id(), command.zoneid(), command.isready())
                    .equal("name", command.name())
                    .equal("bootable", command.bootable())
                    .equal("isPublic", command.ispublic())
                    .equal("arch", command.arch())
                    .contains(command.paging().keyword(), "name", "displayText");
            filter.narrow(query, visibility);
            return query.page(command.paging(), rows -> views.of(rows, command.zoneid(), call));
        });
    }

    private Visibility visibility(ImageFilter filter, CallContext call, ListScope scope) {
        var unscoped = scope.account() == null && scope.domainid() == null && scope.projectid() == null;
        return filter == ImageFilter.ALL && unscoped ? Visibility.everybody() : accounts.visibility(call, scope);
    }

    private PagedQuery<ImageEntity> images(boolean iso, ImageId id, ZoneId zone, Boolean ready) {
        var query = repository
                .list(ImageEntity.class)
                .where("e.removed is null")
                .equal("iso", iso)
                .equal("id", id == null ? null : id.value())
                .where("(e.zoneId is null or e.zoneId = ?)", zone == null ? null : zone.value())
                .orderBy("e.sortKey, e.created desc, e.id");
        if (ready != null) {
            query.where("e.state " + (ready ? "= ?" : "<> ?"), ImageState.READY);
        }
        return query;
    }
}
