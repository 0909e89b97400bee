package dev.mold.koral.version;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.EventLevel;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Images;
import dev.mold.api.cloud.NewIso;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Zone;
import dev.mold.api.cloud.Zones;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.SyncHandler;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import dev.mold.koral.cluster.KubernetesVersionId;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Registers a version and its ISO, both or neither. */
public final class AddVersionHandler implements SyncHandler<AddKubernetesSupportedVersion, KubernetesVersionView> {
    private static final String DEFAULT_ARCH = "x86_64";
    private static final Set<String> ARCHITECTURES = Set.of(DEFAULT_ARCH, "aarch64");
    private final VersionStore store;
    private final VersionViews views;
    private final VersionCloud cloud;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    /** The cloud services that registering needs. */
    public record VersionCloud(Zones zones, Images images, Accounts accounts, Events events) {}

    public AddVersionHandler(
            VersionStore store,
            VersionViews views,
            VersionCloud cloud,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        this.store = store;
        this.views = views;
        this.cloud = cloud;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public KubernetesVersionView handle(AddKubernetesSupportedVersion command, CallContext call) {
        var planned = version(command);
        // outside the transaction, because an external cloud cannot roll back
        var iso = cloud.images().registerIso(iso(planned, command)).id();
        var version = planned.withIso(iso);
        try {
            transactions.run(() -> store(version));
        } catch (RuntimeException e) {
            cloud.images().delete(iso);
            throw e;
        }
        return views.of(version);
    }

    private void store(KubernetesVersion version) {
        store.insert(version);
        cloud.events()
                .record(
                        VersionEventTypes.ADD.name(),
                        EventLevel.INFO,
                        "Added Kubernetes version " + version.name(),
                        cloud.accounts().system().id(),
                        version.subject());
    }

    private KubernetesVersion version(AddKubernetesSupportedVersion command) {
        var semantic = SemanticVersion.of(command.semanticversion());
        if (!semantic.atLeast(SemanticVersion.OLDEST)) {
            throw ApiException.invalid("Kubernetes version " + semantic + " is older than the oldest supported one, "
                    + SemanticVersion.OLDEST);
        }
        checkMinimum("mincpunumber", command.mincpunumber(), KubernetesVersion.MIN_CPUS);
        checkMinimum("minmemory", command.minmemory(), KubernetesVersion.MIN_MEMORY_MIB);
        checkUrl(command.url());
        var zone = Optional.ofNullable(command.zoneid()).map(this::zone);
        return new KubernetesVersion(
                new KubernetesVersionId(ids.next()),
                name(command, semantic, zone),
                semantic,
                VersionState.ENABLED,
                zone.map(Zone::id),
                new ImageId(ids.next()),
                arch(command.arch()),
                Boolean.TRUE.equals(command.directdownload()),
                command.mincpunumber(),
                command.minmemory(),
                clock.instant(),
                Optional.empty());
    }

    private NewIso iso(KubernetesVersion version, AddKubernetesSupportedVersion command) {
        var name = version.name() + "-Kubernetes-Binaries-ISO";
        return new NewIso(
                version.iso(),
                name,
                name,
                cloud.accounts().system().id(),
                version.zone(),
                command.url().trim(),
                Optional.ofNullable(command.checksum()).filter(text -> !text.isBlank()),
                true,
                false,
                version.arch(),
                version.directDownload());
    }

    private Zone zone(ZoneId id) {
        return cloud.zones().find(id).orElseThrow(() -> ApiException.invalid("There is no zone with id " + id));
    }

    private static String name(AddKubernetesSupportedVersion command, SemanticVersion semantic, Optional<Zone> zone) {
        return Optional.ofNullable(command.name())
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> "v" + semantic + zone.map(place -> "-" + place.name()).orElse(""));
    }

    private static String arch(String given) {
        if (given == null || given.isBlank()) {
            return DEFAULT_ARCH;
        }
        if (!ARCHITECTURES.contains(given.trim())) {
            throw ApiException.invalid("Invalid CPU architecture " + given + ", x86_64 or aarch64 is needed");
        }
        return given.trim();
    }

    private static void checkMinimum(String parameter, int value, int least) {
        if (value < least) {
            throw ApiException.invalid("Invalid value " + value + " for " + parameter + ", at least " + least
                    + " is needed");
        }
    }

    private static void checkUrl(String url) {
        if (url == null || url.isBlank()) {
            throw ApiException.invalid("The address of the binaries ISO is needed in url");
        }
        try {
            var uri = URI.create(url.trim());
            var scheme = uri.getScheme();
            if (uri.getHost() != null && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw new ApiException(Errors.INVALID_PARAMETER, badUrl(url), e);
        }
        throw ApiException.invalid(badUrl(url));
    }

    private static String badUrl(String url) {
        return "Invalid url " + url + ", an http or https address is needed";
    }
}
