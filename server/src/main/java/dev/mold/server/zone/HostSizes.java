package dev.mold.server.zone;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.compute.BackendHost;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.error.ApiException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Updates the sizes of hosts from the back ends at server start. */
class HostSizes implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(HostSizes.class);

    private final ZoneRepository zones;
    private final Backends backends;
    private final Transactions transactions;

    HostSizes(ZoneRepository zones, Backends backends, Transactions transactions) {
        this.zones = zones;
        this.backends = backends;
        this.transactions = transactions;
    }

    @Override
    public void afterSingletonsInstantiated() {
        backends.all().forEach(this::refresh);
    }

    private void refresh(ComputeBackend backend) {
        try {
            var reported = backend.hosts().stream().collect(Collectors.toMap(BackendHost::name, Function.identity()));
            transactions.run(() -> zones.hosts(backend.hypervisor()).forEach(host -> {
                var now = reported.get(host.name);
                if (now == null) {
                    LOG.warn("Host {} is unknown to its back end {}", host.name, backend.hypervisor());
                } else {
                    host.update(now);
                }
            }));
        } catch (ApiException e) {
            LOG.warn("Back end {} cannot list its hosts now: {}", backend.hypervisor(), e.getMessage());
        }
    }
}
