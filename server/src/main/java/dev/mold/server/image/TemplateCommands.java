package dev.mold.server.image;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.OsTypeId;
import dev.mold.api.id.ZoneId;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.platform.Arch;
import dev.mold.server.platform.Names;
import dev.mold.server.zone.Backends;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Registers, changes and removes templates. */
class TemplateCommands implements CommandSet {
    private final ImageRegistry registry;
    private final ImageChanges changes;
    private final ImageZones zones;
    private final ImageViews views;
    private final Accounts accounts;
    private final Backends backends;
    private final IdSource ids;
    private final Clock clock;

    TemplateCommands(
            ImageRegistry registry,
            ImageChanges changes,
            ImageZones zones,
            ImageViews views,
            Accounts accounts,
            Backends backends,
            IdSource ids,
            Clock clock) {
        this.registry = registry;
        this.changes = changes;
        this.zones = zones;
        this.views = views;
        this.accounts = accounts;
        this.backends = backends;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(RegisterTemplate.class, this::register);
        registrar.sync(UpdateTemplate.class, this::update);
        registrar.async(
                DeleteTemplate.class,
                (command, call) -> changes.delete(command.id(), false, command.zoneid(), "deleteTemplate", call));
    }

    private ListAnswer<ImageView> register(RegisterTemplate command, CallContext call) {
        var format = command.format().strip().toUpperCase(Locale.ROOT);
        if (format.equals("ISO")) {
            throw ApiException.invalid("An ISO is registered by registerIso");
        }
        ImageUrls.check(command.url(), format);
        if (command.checksum() != null) {
            Checksums.parse(command.checksum());
        }
        var owner = accounts.owner(call, command.owner());
        var name = Names.clean(command.name(), "template");
        var row = new ImageEntity(ids.next(), false, name, owner.id().value(), clock.instant());
        row.displayText = command.displaytext() == null ? name : command.displaytext();
        row.zoneId = zones.choose(command.zoneid(), command.zoneids(), call)
                .map(ZoneId::value)
                .orElse(null);
        row.hypervisor = hypervisor(command.hypervisor());
        row.url = command.url();
        row.checksum = command.checksum() == null ? null : command.checksum().strip();
        row.format = format;
        row.kind = kind(command.templatetype(), call).orElse(ImageKind.USER);
        row.osTypeId = Optional.ofNullable(command.ostypeid()).map(OsTypeId::value).orElse(null);
        row.arch = Arch.check(command.arch());
        row.isPublic = Flags.orFalse(command.ispublic());
        row.isFeatured = Flags.orFalse(command.isfeatured()) && call.rootAdmin();
        row.extractable = Flags.orFalse(command.isextractable());
        row.bootable = true;
        row.passwordEnabled = Flags.orFalse(command.passwordenabled());
        row.sshKeyEnabled = Flags.orFalse(command.sshkeyenabled());
        row.requiresHvm = Flags.or(command.requireshvm(), true);
        row.dynamicallyScalable = Flags.orFalse(command.isdynamicallyscalable());
        row.directDownload = Flags.orFalse(command.directdownload());
        row.forCks = Flags.orFalse(command.forcks());
        row.templateTag = command.templatetag();
        var registered = registry.register(row);
        changes.registered(registered);
        return ListAnswer.of(views.of(List.of(registered), command.zoneid(), call));
    }

    private ImageView update(UpdateTemplate command, CallContext call) {
        var kind = kind(command.templatetype(), call);
        var changed = changes.update(command.id(), false, row -> {
            if (command.name() != null) {
                row.name = Names.clean(command.name(), "template");
            }
            if (command.displaytext() != null) {
                row.displayText = command.displaytext();
            }
            if (command.ostypeid() != null) {
                row.osTypeId = command.ostypeid().value();
            }
            if (command.templatetag() != null) {
                row.templateTag = command.templatetag().isBlank() ? null : command.templatetag();
            }
            if (command.sortkey() != null) {
                row.sortKey = command.sortkey();
            }
            if (command.arch() != null) {
                row.arch = Arch.check(command.arch());
            }
            row.kind = kind.orElse(row.kind);
            row.forCks = Flags.or(command.forcks(), row.forCks);
            row.passwordEnabled = Flags.or(command.passwordenabled(), row.passwordEnabled);
            row.sshKeyEnabled = Flags.or(command.sshkeyenabled(), row.sshKeyEnabled);
            row.requiresHvm = Flags.or(command.requireshvm(), row.requiresHvm);
            row.dynamicallyScalable = Flags.or(command.isdynamicallyscalable(), row.dynamicallyScalable);
        });
        return views.of(List.of(changed), null, call).get(0);
    }

    private String hypervisor(String name) {
        return backends.find(name.strip())
                .map(ComputeBackend::hypervisor)
                .orElseThrow(() ->
                        ApiException.invalid("This management server has no back end for hypervisor " + name));
    }

    /**
     * @throws ApiException PERMISSION_DENIED if the type is not for users and the caller is not a root administrator
     */
    private static Optional<ImageKind> kind(String name, CallContext call) {
        var kind = Optional.ofNullable(name).map(ImageKind::of);
        if (kind.isPresent() && kind.get() != ImageKind.USER && !call.rootAdmin()) {
            throw ApiException.denied("Only root administrators may register templates of type " + kind.get());
        }
        return kind;
    }
}
