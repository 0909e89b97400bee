package dev.mold.server.offering;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.IdSource;
import java.time.Clock;
import java.util.List;

/** Creates the offerings of the installation. The caller must ensure that only one server does. */
public class StandardOfferings {
    /** The network offering for Kubernetes clusters. */
    public static final String KUBERNETES_NAME = "DefaultNetworkOfferingforKubernetesService";

    public static final String KUBERNETES_TEXT = "Default Network Offering for Kubernetes Service";

    private static final String ISOLATED_NAME = "DefaultIsolatedNetworkOfferingWithSourceNatService";
    private static final int RATE_MBIT = 200;
    private static final List<String> SERVICES = List.of(
            "Dhcp", "StaticNat", "UserData", "SourceNat", "Dns", "Lb", "Firewall", "Vpn", "PortForwarding");

    private final OfferingRepository repository;
    private final OfferingRecords records;
    private final Transactions transactions;
    private final IdSource ids;
    private final Clock clock;

    StandardOfferings(
            OfferingRepository repository,
            OfferingRecords records,
            Transactions transactions,
            IdSource ids,
            Clock clock) {
        this.repository = repository;
        this.records = records;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Creates the network offerings of every installation; existing ones are left unchanged. */
    public void ensureNetworkOfferings() {
        transactions.run(() -> {
            isolated(ISOLATED_NAME, "Offering for isolated networks with source NAT", false);
            isolated(KUBERNETES_NAME, KUBERNETES_TEXT, true);
        });
    }

    /** Creates compute and disk offerings for a fresh zone, unless there are any. */
    public void seedSizes() {
        transactions.run(() -> {
            if (repository.list(ServiceOfferingEntity.class).count() == 0) {
                compute("Small Instance", 1, 500, 512);
                compute("Medium Instance", 1, 1000, 1024);
                compute("Kubernetes node", 2, 1000, 2048);
                compute("Large Instance", 4, 1000, 8192);
            }
            if (repository.list(DiskOfferingEntity.class).count() == 0) {
                disk("Small", "Small disk, 5 GiB", 5);
                disk("Medium", "Medium disk, 20 GiB", 20);
                disk("Large", "Large disk, 100 GiB", 100);
                disk("Custom", "Disk of a size to be chosen", 0);
            }
        });
    }

    private void isolated(String name, String text, boolean egressAllowed) {
        if (repository.everThere(NetworkOfferingEntity.class, name)) {
            return;
        }
        var row = new NetworkOfferingEntity(ids.next(), name, text, clock.instant());
        row.guestType = "Isolated";
        row.availability = "Required";
        row.networkRate = RATE_MBIT;
        row.conserveMode = true;
        row.egressAllowed = egressAllowed;
        row.isDefault = true;
        row.enabled = true;
        records.putServices(row, NetworkServices.of(SERVICES));
        repository.save(row);
    }

    private void compute(String name, int cpus, int cpuMhz, int memoryMib) {
        var text = "%s: %d x %d MHz, %d MiB".formatted(name, cpus, cpuMhz, memoryMib);
        var row = new ServiceOfferingEntity(ids.next(), name, text, clock.instant());
        row.cpus = cpus;
        row.cpuMhz = cpuMhz;
        row.memoryMib = memoryMib;
        repository.save(row);
    }

    private void disk(String name, String text, long sizeGib) {
        var row = new DiskOfferingEntity(ids.next(), name, text, clock.instant());
        row.custom = sizeGib == 0;
        row.sizeGib = sizeGib;
        repository.save(row);
    }
}
