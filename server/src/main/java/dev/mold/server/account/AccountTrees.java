package dev.mold.server.account;

import dev.mold.api.cloud.Transactions;
import dev.mold.server.platform.rows.DependencyTracker;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The cached tree of accounts. A change by this server takes effect at once, one by another server on the same database
 * after at most a second.
 */
final class AccountTrees {
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

    private record Cached(AccountTree tree, long changes, Instant checked) {
        Cached outdated() {
            return new Cached(tree, changes, Instant.EPOCH);
        }
    }

    private final AccountTreeLoader loader;
    private final DependencyTracker rows;
    private final EntityManager entities;
    private final Transactions transactions;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private final AtomicReference<Cached> cached = new AtomicReference<>();

    AccountTrees(DependencyTracker rows, EntityManager entities, Transactions transactions, Clock clock) {
        this.loader = new AccountTreeLoader(entities, transactions);
        this.rows = rows;
        this.entities = entities;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The last committed tree. */
    AccountTree current() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            // inside a change: load the uncommitted tree and do not cache it
            return loader.load();
        }
        var tree = latest();
        rows.dependsOn(this, () -> latest() == tree);
        return tree;
    }

    private AccountTree latest() {
        var before = cached.get();
        var now = clock.instant();
        var known = changes.get();
        if (before != null && before.changes == known && now.isBefore(before.checked.plus(CHECK_INTERVAL))) {
            return before.tree;
        }
        if (before != null && before.changes == known && loader.revision() == before.tree.revision()) {
            cached.compareAndSet(before, new Cached(before.tree, known, now));
            return before.tree;
        }
        var tree = loader.load();
        cached.set(new Cached(tree, known, now));
        return tree;
    }

    /** Looks something up; if the cached tree lacks it, reloads, because another server may have just created it. */
    <T> Optional<T> find(Function<AccountTree, Optional<T>> lookup) {
        return lookup.apply(current()).or(() -> {
            cached.updateAndGet(before -> before == null ? null : before.outdated());
            return lookup.apply(current());
        });
    }

    /**
     * Runs a change in a transaction, one at a time over all servers, and invalidates the caches.
     *
     * @param work may read the rows and rely on nobody else changing any until the commit
     */
    <T> T change(Supplier<T> work) {
        return transactions.call(() -> {
            entities.createNativeQuery("UPDATE account_revision SET revision = revision + 1 WHERE id = 1")
                    .executeUpdate();
            if (!TransactionSynchronizationManager.hasResource(this)) {
                TransactionSynchronizationManager.bindResource(this, Boolean.TRUE);
                TransactionSynchronizationManager.registerSynchronization(new CacheInvalidation());
            }
            return work.get();
        });
    }

    private final class CacheInvalidation implements TransactionSynchronization {
        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(AccountTrees.this);
            changes.incrementAndGet();
        }
    }
}
