package dev.mold.server.image;

import dev.mold.api.cloud.EventLevel;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.Submitted;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.Operations;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.zone.ZoneService;
import java.util.function.Consumer;

/** Common code for changing and removing templates and ISOs. */
class ImageChanges {
    private final ImageRepository repository;
    private final ImageProgress progress;
    private final ZoneService zones;
    private final Events events;
    private final ImageGuards guards;
    private final Operations operations;
    private final Transactions transactions;

    ImageChanges(
            ImageRepository repository,
            ImageProgress progress,
            ZoneService zones,
            Events events,
            ImageGuards guards,
            Operations operations,
            Transactions transactions) {
        this.repository = repository;
        this.progress = progress;
        this.zones = zones;
        this.events = events;
        this.guards = guards;
        this.operations = operations;
        this.transactions = transactions;
    }

    /** Records the event that an image was registered. */
    void registered(ImageEntity row) {
        events.record(
                (row.iso ? ImageEventTypes.ISO_CREATE : ImageEventTypes.TEMPLATE_CREATE).name(),
                EventLevel.INFO,
                kind(row.iso) + " " + row.name + " registered",
                new AccountId(row.ownerId),
                subject(row));
    }

    /**
     * @return the changed row
     * @throws ApiException RESOURCE_IN_USE if its architecture would change while it is in use
     */
    ImageEntity update(ImageId id, boolean iso, Consumer<ImageEntity> change) {
        var changed = transactions.call(() -> {
            var row = require(id, iso);
            var arch = row.arch;
            change.accept(row);
            if (!row.arch.equals(arch)) {
                guards.check(id);
            }
            events.record(
                    (iso ? ImageEventTypes.ISO_UPDATE : ImageEventTypes.TEMPLATE_UPDATE).name(),
                    EventLevel.INFO,
                    kind(iso) + " " + row.name + " updated",
                    new AccountId(row.ownerId),
                    subject(row));
            return row;
        });
        return progress.look(changed);
    }

    /** @param zone the only zone to remove it from; null for all zones of the image */
    Submitted delete(ImageId id, boolean iso, ZoneId zone, String command, CallContext call) {
        return transactions.call(() -> {
            var row = require(id, iso);
            checkZone(row, zone);
            var request = new OperationRequest(
                    DeleteImageFlow.NAME,
                    new DeleteImageFlow.Input(id),
                    subject(row),
                    new AccountId(row.ownerId),
                    call,
                    command,
                    (iso ? ImageEventTypes.ISO_DELETE : ImageEventTypes.TEMPLATE_DELETE).name(),
                    "deleting " + kind(iso) + " " + row.name,
                    false);
            return Submitted.of(operations.submit(request));
        });
    }

    private ImageEntity require(ImageId id, boolean iso) {
        return repository
                .find(id.value())
                .filter(found -> found.removed == null && found.iso == iso)
                .orElseThrow(() -> ApiException.invalid("Unable to find the " + kind(iso) + " " + id));
    }

    private void checkZone(ImageEntity row, ZoneId zone) {
        if (zone == null || zone.value().equals(row.zoneId) || (row.zoneId == null && zones.all().size() == 1)) {
            return;
        }
        throw ApiException.invalid(
                row.zoneId == null
                        ? kind(row.iso) + " " + row.name + " is in every zone and can only be deleted from all of them"
                        : kind(row.iso) + " " + row.name + " is not in zone " + zone);
    }

    private static Subject subject(ImageEntity row) {
        return new Subject(row.iso ? "Iso" : "Template", row.id, row.name);
    }

    private static String kind(boolean iso) {
        return iso ? "ISO" : "template";
    }
}
