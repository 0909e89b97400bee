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
 * The tree of accounts, cached. A change made by this server counts at once; one made by another server on the same
 * database after a second at most.
 */
final class AccountTrees {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

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

    /** The tree as last committed. */
    AccountTree current() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            // in the middle of a change: what it has written so far is nobody else's business
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
        if (before != null && before.changes == known && now.isBefore(before.checked.plus(LOOK_AGAIN))) {
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

    /** What is looked for; where the cached tree has it not, another server may have made it just now. */
    <T> Optional<T> find(Function<AccountTree, Optional<T>> look) {
        return look.apply(current()).or(() -> {
            cached.updateAndGet(before -> before == null ? null : before.outdated());
            return look.apply(current());
        });
    }

    /**
     * Runs a change in a transaction, one at a time over all servers, and makes the caches forget what they knew.
     *
     * @param work may read the rows and rely on nobody else changing any before it is committed
     */
    <T> T change(Supplier<T> work) {
        return transactions.call(() -> {
            entities.createNativeQuery("UPDATE account_revision SET revision = revision + 1 WHERE id = 1")
                    .executeUpdate();
            if (!TransactionSynchronizationManager.hasResource(this)) {
                TransactionSynchronizationManager.bindResource(this, Boolean.TRUE);
                TransactionSynchronizationManager.registerSynchronization(new Forgetting());
            }
            return work.get();
        });
    }

    private final class Forgetting implements TransactionSynchronization {
        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(AccountTrees.this);
            changes.incrementAndGet();
        }
    }
}
