package dev.mold.server.network;

import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.zone.Backends;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Updates routers. A change of a network raises its version in the same transaction; a push applies the newest
 * configuration as a whole and stores its version. Pushes of one network are serialized, among threads by a lock and
 * among servers by the row with the stored version, so the last configuration wins. A change that was committed but not
 * pushed shows in the versions and is pushed by {@link RouterReconciler}.
 */
class RouterUpdates {
    private static final Logger LOG = LoggerFactory.getLogger(RouterUpdates.class);
    private static final int LOCKS = 64;

    private final NetworkRepository networks;
    private final RouterConfigs configs;
    private final Backends backends;
    private final TransactionTemplate ownTransaction;
    private final List<Lock> locks = Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();

    RouterUpdates(
            NetworkRepository networks, RouterConfigs configs, Backends backends, PlatformTransactionManager manager) {
        this.networks = networks;
        this.configs = configs;
        this.backends = backends;
        this.ownTransaction = new TransactionTemplate(manager);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Pushes the network's configuration unless its router is up to date or it has no router. Within a transaction the
     * push follows the commit; if it fails then, {@link RouterReconciler} repeats it.
     *
     * @throws ApiException BACKEND_FAILED
     */
    void apply(NetworkId id) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            push(id);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                try {
                    push(id);
                } catch (ApiException e) {
                    LOG.warn("The router of network {} is out of date: {}", id, e.getMessage());
                }
            }
        });
    }

    /** Removes the router, if the back end still has one. */
    void remove(NetworkId id) {
        exclusively(id, (network, push) -> backend(network).removeNetwork(id));
    }

    /** Whether the back end reports the router as up. */
    boolean ready(NetworkId id, ZoneId zone) {
        return backends.of(zone).networkReady(id);
    }

    private void push(NetworkId id) {
        if (inOwnTransaction(() -> networks.upToDate(id.value()))) {
            return;
        }
        exclusively(id, (network, push) -> {
            if (network.hasRouter() && push.applied < network.version) {
                backend(network).applyNetwork(configs.build(network));
                push.applied = network.version;
            }
        });
    }

    private ComputeBackend backend(NetworkEntity network) {
        return backends.of(new ZoneId(network.zoneId));
    }

    private void exclusively(NetworkId id, BiConsumer<NetworkEntity, NetworkPushEntity> work) {
        var lock = locks.get(Math.floorMod(id.hashCode(), LOCKS));
        lock.lock();
        try {
            inOwnTransaction(() -> {
                var push = networks.lockPush(id.value());
                // read under the lock, so that an older configuration is not pushed over a newer one
                networks.find(id.value()).ifPresent(network -> work.accept(network, push));
                return true;
            });
        } finally {
            lock.unlock();
        }
    }

    private boolean inOwnTransaction(Supplier<Boolean> work) {
        return Boolean.TRUE.equals(ownTransaction.execute(status -> work.get()));
    }
}
