package dev.mold.server.image;

import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.AccountId;

/** Registers new images and starts their download. */
class ImageRegistry {
    private final ImageRepository repository;
    private final ImageStore store;
    private final ImageProgress progress;
    private final Limits limits;
    private final Transactions transactions;

    ImageRegistry(
            ImageRepository repository,
            ImageStore store,
            ImageProgress progress,
            Limits limits,
            Transactions transactions) {
        this.repository = repository;
        this.store = store;
        this.progress = progress;
        this.limits = limits;
        this.transactions = transactions;
    }

    /**
     * Stores a new image and starts its download after the commit; an existing one is left unchanged.
     *
     * @throws dev.mold.api.error.ApiException RESOURCE_LIMIT if its owner may not have another one
     */
    ImageEntity register(ImageEntity row) {
        return register(row, true);
    }

    /** Like {@link #register} for images of the installation, which are exempt from limits. */
    ImageEntity registerOwn(ImageEntity row) {
        return register(row, false);
    }

    private ImageEntity register(ImageEntity row, boolean limited) {
        transactions.run(() -> {
            if (repository.find(row.id).isEmpty()) {
                if (limited) {
                    limits.checkRoom(new AccountId(row.ownerId), ResourceKind.TEMPLATE, 1);
                }
                repository.save(row);
            }
        });
        AfterCommit.run(() -> store.begin(row));
        return progress.look(transactions.call(() -> repository.find(row.id)).orElse(row));
    }
}
