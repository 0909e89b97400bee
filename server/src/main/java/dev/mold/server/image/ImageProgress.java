package dev.mold.server.image;

import dev.mold.api.cloud.ImageState;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Updates the rows of images that are being downloaded from the back end: whenever one is read, and all of them once at
 * server start. Images that are ready or failed are not queried again.
 */
class ImageProgress implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(ImageProgress.class);

    private final ImageRepository repository;
    private final ImageStore store;
    private final Transactions transactions;

    ImageProgress(ImageRepository repository, ImageStore store, Transactions transactions) {
        this.repository = repository;
        this.store = store;
        this.transactions = transactions;
    }

    /** The row, updated with the back end's current status. */
    ImageEntity look(ImageEntity row) {
        if (row.removed != null || !ImageRepository.UNFINISHED.contains(row.state)) {
            return row;
        }
        if (AfterCommit.transactionOpen() && row.state == ImageState.ALLOCATED) {
            // the row itself may not be committed yet
            return row;
        }
        var status = store.look(row);
        if (status.isEmpty()) {
            return row;
        }
        return transactions
                .call(() -> repository.note(row.id, ImageStore.state(status.get()), status.get()))
                .orElse(row);
    }

    /** Updates every unfinished row; most of the time there is none. */
    void lookAtAll() {
        transactions.call(repository::unfinished).forEach(this::look);
    }

    /** Resumes what a previous server began. */
    @Override
    public void afterSingletonsInstantiated() {
        lookAtAll();
        for (var row : transactions.call(repository::removedButKept)) {
            try {
                store.remove(row);
                transactions.run(() -> repository.destroyed(row.id));
            } catch (ApiException e) {
                LOG.warn("Removed image {} ({}) is still at its back end: {}", row.id, row.name, e.getMessage());
            }
        }
    }
}
