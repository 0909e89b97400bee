package dev.mold.server.image;

import dev.mold.api.cloud.ImageState;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Keeps the rows of images that are still being fetched in step with the back end: when somebody looks at one, and for
 * all of them once at the start of the server. Images that are ready or failed are never asked for again.
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

    /** The row as the back end sees the image now. */
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

    /** Brings every row up to date; most of the time there is none to look at. */
    void lookAtAll() {
        transactions.call(repository::unfinished).forEach(this::look);
    }

    /** Resumes what a former server began. */
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
