package dev.mold.server.image;

import dev.mold.api.cloud.Account;
import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.ImageState;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Zone;
import dev.mold.api.command.CallContext;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.zone.ZoneService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Creates the views of images; further data is read once for all of them. */
class ImageViews {
    private static final int BITS = 64;

    private final ImageRepository repository;
    private final Accounts accounts;
    private final ZoneService zones;
    private final Transactions transactions;

    ImageViews(ImageRepository repository, Accounts accounts, ZoneService zones, Transactions transactions) {
        this.repository = repository;
        this.accounts = accounts;
        this.zones = zones;
        this.transactions = transactions;
    }

    /** @param wanted the requested zone, which is shown as the zone of images in every zone; may be null */
    List<ImageView> of(List<ImageEntity> rows, ZoneId wanted, CallContext call) {
        var allZones = zones.all().stream().collect(Collectors.toMap(Zone::id, Function.identity()));
        var only = allZones.size() == 1 ? allZones.values().iterator().next() : null;
        var everywhere = wanted == null ? only : allZones.get(wanted);
        var owners = rows.stream()
                .map(row -> new AccountId(row.ownerId))
                .distinct()
                .map(accounts::account)
                .collect(Collectors.toMap(Account::id, Function.identity()));
        var osTypes = transactions.call(repository::osTypeNames);
        return rows.stream()
                .map(row -> {
                    var zone = row.zoneId == null ? everywhere : allZones.get(new ZoneId(row.zoneId));
                    var owner = owners.get(new AccountId(row.ownerId));
                    return view(row, Optional.ofNullable(zone), owner, osTypes, call);
                })
                .toList();
    }

    private static ImageView view(
            ImageEntity row, Optional<Zone> zone, Account owner, Map<UUID, String> osTypes, CallContext call) {
        var ready = row.state == ImageState.READY;
        return new ImageView(
                row.id.toString(),
                row.name,
                row.displayText,
                row.isPublic,
                row.created,
                ready,
                row.passwordEnabled,
                row.format,
                row.bootable,
                row.isFeatured,
                row.zoneId == null,
                row.osTypeId == null ? null : row.osTypeId.toString(),
                osTypes.get(row.osTypeId),
                owner.name(),
                zone.map(found -> found.id().toString()).orElse(null),
                zone.map(Zone::name).orElse(null),
                status(row),
                row.sizeBytes == 0 ? null : row.sizeBytes,
                ready ? row.sizeBytes : null,
                row.iso ? null : row.kind.name(),
                row.iso ? null : row.hypervisor,
                owner.domainName(),
                owner.domainPath(),
                owner.domain().toString(),
                row.extractable,
                row.checksum == null ? "" : row.checksum,
                row.templateTag,
                Map.of(),
                List.of(Map.of("downloadState", downloadState(row), "downloadPercent", Integer.toString(row.percent))),
                row.arch,
                BITS,
                row.sshKeyEnabled,
                row.dynamicallyScalable,
                row.directDownload,
                false,
                row.forCks,
                row.requiresHvm,
                call.rootAdmin() || call.account().equals(owner.id()) ? row.url : null,
                List.of(),
                false);
    }

    private static String status(ImageEntity row) {
        return switch (row.state) {
            case READY -> "Download Complete";
            case CREATING -> row.percent + "% Downloaded";
            case FAILED -> row.reason.isEmpty() ? "Download failed" : row.reason;
            case ALLOCATED -> "Not downloaded yet";
            case DESTROYED -> "Removed";
        };
    }

    private static String downloadState(ImageEntity row) {
        return switch (row.state) {
            case READY -> "DOWNLOADED";
            case CREATING -> "DOWNLOAD_IN_PROGRESS";
            case FAILED -> "DOWNLOAD_ERROR";
            case ALLOCATED, DESTROYED -> "NOT_DOWNLOADED";
        };
    }
}
