package dev.mold.server.image;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.OsTypeId;
import dev.mold.api.id.ZoneId;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.platform.Arch;
import dev.mold.server.platform.Names;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Registers, changes and removes ISOs. */
class IsoCommands implements CommandSet {
    private final ImageRegistry registry;
    private final ImageChanges changes;
    private final ImageZones zones;
    private final ImageViews views;
    private final Accounts accounts;
    private final IdSource ids;
    private final Clock clock;

    IsoCommands(
            ImageRegistry registry,
            ImageChanges changes,
            ImageZones zones,
            ImageViews views,
            Accounts accounts,
            IdSource ids,
            Clock clock) {
        this.registry = registry;
        this.changes = changes;
        this.zones = zones;
        this.views = views;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(RegisterIso.class, this::register);
        registrar.sync(UpdateIso.class, this::update);
        registrar.async(
                DeleteIso.class,
                (command, call) -> changes.delete(command.id(), true, command.zoneid(), "deleteIso", call));
    }

    private ListAnswer<ImageView> register(RegisterIso command, CallContext call) {
        ImageUrls.check(command.url(), "ISO");
        if (command.checksum() != null) {
            Checksums.parse(command.checksum());
        }
        var owner = accounts.owner(call, command.owner());
        var name = Names.clean(command.name(), "ISO");
        var row = new ImageEntity(ids.next(), true, name, owner.id().value(), clock.instant());
        row.displayText = command.displaytext() == null ? name : command.displaytext();
        row.zoneId = zones.choose(command.zoneid(), List.of(), call)
                .map(ZoneId::value)
                .orElse(null);
        row.url = command.url();
        row.checksum = command.checksum() == null ? null : command.checksum().strip();
        row.format = "ISO";
        row.osTypeId = Optional.ofNullable(command.ostypeid()).map(OsTypeId::value).orElse(null);
        row.arch = Arch.check(command.arch());
        row.isPublic = Flags.orFalse(command.ispublic());
        row.isFeatured = Flags.orFalse(command.isfeatured()) && call.rootAdmin();
        row.extractable = Flags.orFalse(command.isextractable());
        row.bootable = Flags.or(command.bootable(), true);
        row.passwordEnabled = Flags.orFalse(command.passwordenabled());
        row.dynamicallyScalable = Flags.orFalse(command.isdynamicallyscalable());
        row.directDownload = Flags.orFalse(command.directdownload());
        var registered = registry.register(row);
        changes.registered(registered);
        return ListAnswer.of(views.of(List.of(registered), command.zoneid(), call));
    }

    private ImageView update(UpdateIso command, CallContext call) {
        var changed = changes.update(command.id(), true, row -> {
            if (command.name() != null) {
                row.name = Names.clean(command.name(), "ISO");
            }
            if (command.displaytext() != null) {
                row.displayText = command.displaytext();
            }
            if (command.ostypeid() != null) {
                row.osTypeId = command.ostypeid().value();
            }
            if (command.sortkey() != null) {
                row.sortKey = command.sortkey();
            }
            if (command.arch() != null) {
                row.arch = Arch.check(command.arch());
            }
            row.bootable = Flags.or(command.bootable(), row.bootable);
            row.passwordEnabled = Flags.or(command.passwordenabled(), row.passwordEnabled);
            row.dynamicallyScalable = Flags.or(command.isdynamicallyscalable(), row.dynamicallyScalable);
        });
        return views.of(List.of(changed), null, call).get(0);
    }
}
