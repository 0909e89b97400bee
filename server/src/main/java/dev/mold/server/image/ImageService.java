package dev.mold.server.image;

import dev.mold.api.cloud.Image;
import dev.mold.api.cloud.Images;
import dev.mold.api.cloud.NewIso;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.compute.ImageSpec;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.platform.Names;
import dev.mold.server.zone.ZoneService;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Templates and ISOs for the other features and for plugins. */
public class ImageService implements Images {
    private final ImageRepository repository;
    private final ImageRegistry registry;
    private final ImageStore store;
    private final ImageProgress progress;
    private final ZoneService zones;
    private final Transactions transactions;
    private final Clock clock;

    ImageService(
            ImageRepository repository,
            ImageRegistry registry,
            ImageStore store,
            ImageProgress progress,
            ZoneService zones,
            Transactions transactions,
            Clock clock) {
        this.repository = repository;
        this.registry = registry;
        this.store = store;
        this.progress = progress;
        this.zones = zones;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Image registerIso(NewIso iso) {
        ImageUrls.check(iso.url(), "ISO");
        iso.checksum().ifPresent(Checksums::parse);
        var row = new ImageEntity(
                iso.id().value(), true, Names.clean(iso.name(), "ISO"), iso.owner().value(), clock.instant());
        row.displayText = iso.displayText();
        row.zoneId = iso.zone().map(ZoneId::value).orElse(null);
        row.url = iso.url();
        row.checksum = iso.checksum().map(String::trim).orElse(null);
        row.format = "ISO";
        row.arch = iso.arch();
        row.isPublic = iso.publicToAll();
        row.bootable = iso.bootable();
        row.directDownload = iso.directDownload();
        return ImageRecords.image(registry.register(row));
    }

    @Override
    public Optional<Image> find(ImageId id) {
        return row(id).map(ImageRecords::image);
    }

    @Override
    public boolean delete(ImageId id) {
        var row = transactions.call(() -> repository.find(id.value()));
        if (row.isEmpty()) {
            return true;
        }
        transactions.run(() -> repository.remove(id.value(), clock.instant()));
        if (AfterCommit.transactionOpen()) {
            // if the back end call fails, it is repeated at the next server start
            AfterCommit.run(() -> store.remove(row.get()));
        } else {
            store.remove(row.get());
            transactions.run(() -> repository.destroyed(id.value()));
        }
        return true;
    }

    @Override
    public Optional<Image> nodeTemplate(ZoneId zone, String hypervisor, String arch) {
        return zones.find(zone)
                .flatMap(found -> found.hypervisor(hypervisor))
                .flatMap(found -> transactions.call(() -> repository.systemTemplate(zone.value(), found, arch)))
                .map(progress::look)
                .map(ImageRecords::image);
    }

    /**
     * @param iso whether it must be an ISO, not a template
     * @throws ApiException INVALID_PARAMETER if there is none
     */
    public Image require(ImageId id, boolean iso) {
        return details(id)
                .filter(found -> found.image().iso() == iso && !found.removed())
                .map(ImageDetails::image)
                .orElseThrow(() ->
                        ApiException.invalid("Unable to find the " + (iso ? "ISO " : "template ") + id));
    }

    /** The image with further data, even if removed. */
    public Optional<ImageDetails> details(ImageId id) {
        return row(id).map(row -> ImageRecords.details(row, transactions.call(repository::osTypeNames)));
    }

    /** The existing ones of the images, removed ones included, with the last known status. */
    public Map<ImageId, ImageDetails> details(Collection<ImageId> ids) {
        return transactions.call(() -> {
            var names = repository.osTypeNames();
            return repository.find(ids.stream().map(ImageId::value).distinct().toList()).stream()
                    .map(row -> ImageRecords.details(row, names))
                    .collect(Collectors.toMap(details -> details.image().id(), Function.identity()));
        });
    }

    /** The image as passed to back ends. */
    public Optional<ImageSpec> spec(ImageId id) {
        return transactions.call(() -> repository.find(id.value())).map(ImageStore::spec);
    }

    private Optional<ImageEntity> row(ImageId id) {
        return transactions.call(() -> repository.find(id.value())).map(progress::look);
    }
}
