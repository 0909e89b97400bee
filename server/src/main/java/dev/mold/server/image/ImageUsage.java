package dev.mold.server.image;

import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.cloud.Transactions;
import dev.mold.server.account.UsageByAccount;

/** Counts the images of accounts, and their total size in GiB. */
final class ImageUsage {
    private static final long GIB = 1L << 30;

    private ImageUsage() {}

    static ResourceUsage count(ImageRepository images, Transactions transactions) {
        return UsageByAccount.of(
                ResourceKind.TEMPLATE, accounts -> transactions.call(() -> images.count(accounts)));
    }

    /** Rounded up for each account. */
    static ResourceUsage space(ImageRepository images, Transactions transactions) {
        return UsageByAccount.of(ResourceKind.SECONDARY_STORAGE, accounts -> {
            var used = transactions.call(() -> images.bytes(accounts));
            used.replaceAll((account, bytes) -> (bytes + GIB - 1) / GIB);
            return used;
        });
    }
}
