package dev.mold.server.zone;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.compute.BackendHost;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.compute.PublicRange;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.ZoneId;
import dev.mold.server.platform.Ipv4;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the zone of a fresh installation from what its back end reports. */
public class ZoneSeeder {
    private static final Logger LOG = LoggerFactory.getLogger(ZoneSeeder.class);
    private static final String PUBLIC_NAME_SERVER = "8.8.8.8";

    private final ZoneRepository zones;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    ZoneSeeder(ZoneRepository zones, Transactions transactions, IdSource ids, Clock clock) {
        this.zones = zones;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether no zone was ever created, removed ones included. */
    public boolean fresh() {
        return transactions.call(() -> zones.names(ZoneEntity.class).isEmpty());
    }

    /**
     * Creates an enabled zone with one pod, a cluster for each architecture of its hosts, all the back end's hosts and
     * all its public addresses.
     */
    public ZoneId seed(String name, ComputeBackend backend) {
        return transactions.call(() -> {
            var now = clock.instant();
            var zone = new ZoneEntity(ids.next(), name, now);
            zone.networkType = "Advanced";
            zone.dns1 = PUBLIC_NAME_SERVER;
            zone.internalDns1 = PUBLIC_NAME_SERVER;
            zone.guestCidr = "10.1.1.0/24";
            zone.hypervisor = backend.hypervisor();
            zone.enabled = true;
            zones.save(zone);
            var pod = new PodEntity(ids.next(), zone.id, "Pod1", now);
            zones.save(pod);
            var hosts = backend.hosts();
            addClusters(pod, backend.hypervisor(), hosts, now);
            var range = withoutGateway(backend.publicRange());
            zones.save(new PublicRangeEntity(ids.next(), zone.id, range, now));
            LOG.info("Zone {} created with {} hosts of {}", name, hosts.size(), backend.hypervisor());
            return new ZoneId(zone.id);
        });
    }

    private void addClusters(PodEntity pod, String hypervisor, List<BackendHost> hosts, Instant now) {
        var number = 1;
        for (var arch : hosts.stream().map(BackendHost::arch).distinct().toList()) {
            var cluster = new HostClusterEntity(ids.next(), pod, "Cluster" + number, hypervisor, arch, now);
            zones.save(cluster);
            hosts.stream()
                    .filter(host -> host.arch().equals(arch))
                    .forEach(host -> zones.save(new HostEntity(ids.next(), cluster, host, now)));
            number++;
        }
    }

    /** The range without its first address, if that is the gateway. */
    private static PublicRange withoutGateway(PublicRange range) {
        if (!range.start().equals(range.gateway())) {
            return range;
        }
        var next = Ipv4.format(Ipv4.parse(range.start(), "start address") + 1);
        return new PublicRange(next, range.end(), range.gateway(), range.netmask(), range.vlan());
    }
}
