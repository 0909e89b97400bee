package dev.mold.server.image;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.id.IdSource;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Registers the templates of a new installation. The caller must ensure that only one server does. */
public class StandardTemplates {
    private static final UUID DEBIAN_12 = UUID.fromString("9d3e6a52-1c7b-4f0e-8a64-2f7f5c3e2002");
    private static final String FOLDER = "https://images.mold.example/";

    private final ImageRegistry registry;
    private final Accounts accounts;
    private final IdSource ids;
    private final Clock clock;

    StandardTemplates(ImageRegistry registry, Accounts accounts, IdSource ids, Clock clock) {
        this.registry = registry;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Registers the system VM template, and one for users' machines.
     *
     * @param arch architecture of the hosts
     * @param own URL of the back end's own template, which then serves as both
     */
    public void seed(String hypervisor, String arch, Optional<String> own) {
        var system = template("SystemVM Template (" + hypervisor + ")", hypervisor, arch, ImageKind.SYSTEM, own);
        registry.registerOwn(system);
        var everybodys = template("Debian 12 (" + hypervisor + ")", hypervisor, arch, ImageKind.BUILTIN, own);
        everybodys.isPublic = true;
        everybodys.isFeatured = true;
        registry.registerOwn(everybodys);
    }

    private ImageEntity template(String name, String hypervisor, String arch, ImageKind kind, Optional<String> own) {
        var row = new ImageEntity(ids.next(), false, name, accounts.system().id().value(), clock.instant());
        row.displayText = name;
        row.hypervisor = hypervisor;
        row.kind = kind;
        row.url = own.orElseGet(() -> FOLDER + kind.name().toLowerCase(Locale.ROOT) + "/debian-12.qcow2");
        row.format = own.isPresent() ? "RAW" : "QCOW2";
        row.osTypeId = DEBIAN_12;
        row.arch = arch;
        row.bootable = true;
        row.sshKeyEnabled = true;
        row.requiresHvm = true;
        return row;
    }
}
