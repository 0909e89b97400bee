package dev.mold.server.image;

import dev.mold.api.cloud.Limits;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.AccountId;

/** Takes in new images and has them fetched. */
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
     * Stores a new image and begins to fetch it once it is committed; one that exists already is left unchanged.
     *
     * @throws dev.mold.api.error.ApiException RESOURCE_LIMIT if its owner may have no more
     */
    ImageEntity register(ImageEntity row) {
        return register(row, true);
    }

    /** The same for what belongs to the installation, which no limit holds back. */
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
