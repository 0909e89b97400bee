package dev.mold.server.network;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.zone.Backends;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reconciles routers with the database after a server crash or when a back end was unreachable. */
class RouterReconciler {
    private static final Logger LOG = LoggerFactory.getLogger(RouterReconciler.class);

    private final NetworkRepository networks;
    private final NetworkService service;
    private final Backends backends;
    private final Transactions transactions;

    RouterReconciler(NetworkRepository networks, NetworkService service, Backends backends, Transactions transactions) {
        this.networks = networks;
        this.service = service;
        this.backends = backends;
        this.transactions = transactions;
    }

    /** Pushes pending changes, and removes routers of removed networks. */
    void run() {
        transactions.call(networks::unfinished).forEach(this::bringUp);
        transactions.call(networks::zones).forEach(zone -> {
            try {
                removeOrphans(new ZoneId(zone));
            } catch (ApiException e) {
                LOG.warn("The routers of zone {} cannot be reconciled: {}", zone, e.getMessage());
            }
        });
    }

    private void bringUp(UUID network) {
        try {
            service.implement(new NetworkId(network));
        } catch (ApiException e) {
            LOG.warn("The router of network {} cannot be brought up to date: {}", network, e.getMessage());
        }
    }

    private void removeOrphans(ZoneId zone) {
        var backend = backends.of(zone);
        var found = backend.networks().stream().map(NetworkId::value).collect(Collectors.toSet());
        transactions.call(() -> networks.removedAmong(found)).forEach(id -> backend.removeNetwork(new NetworkId(id)));
    }
}
