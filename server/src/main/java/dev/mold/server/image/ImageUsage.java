package dev.mold.server.image;

import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.AccountId;

/** Counts an account's images, or the GiB that they take. */
record ImageUsage(ResourceKind kind, ImageRepository repository, Transactions transactions) implements ResourceUsage {
    private static final long GIB = 1L << 30;

    @Override
    public long used(AccountId account) {
        return transactions.call(() -> kind == ResourceKind.TEMPLATE
                ? repository.countOf(account.value())
                : (repository.bytesOf(account.value()) + GIB - 1) / GIB);
    }
}
