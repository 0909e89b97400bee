package dev.mold.server.network;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.NicView;
import dev.mold.server.platform.Ipv4;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The interfaces of machines. A change here must be pushed to the router by {@link NetworkService#apply} or
 * {@link NetworkService#implement}.
 */
public class Nics {
    private final NicRepository nics;
    private final NetworkRepository networks;
    private final List<RouterConfigContributor> parts;
    private final Transactions transactions;
    private final IdSource ids;
    private final SecureRandom random;
    private final Clock clock;

    Nics(
            NicRepository nics,
            NetworkRepository networks,
            List<RouterConfigContributor> parts,
            Transactions transactions,
            IdSource ids,
            SecureRandom random,
            Clock clock) {
        this.nics = nics;
        this.networks = networks;
        this.parts = List.copyOf(parts);
        this.transactions = transactions;
        this.ids = ids;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Allocates an interface in the network for a machine, or returns the existing one.
     *
     * @param machineName its host name, for DHCP
     * @param ip the requested address; empty for any free one
     * @throws ApiException INSUFFICIENT_CAPACITY if no address is free; INVALID_PARAMETER if the requested one is not,
     *     or there is no such network; WRONG_STATE if the network is being removed
     */
    public Nic allocate(NetworkId network, VirtualMachineId machine, String machineName, Optional<String> ip) {
        return transactions.call(() -> {
            var row = networks.lock(network.value());
            var present = nics.ofMachine(machine.value());
            return present.stream()
                    .filter(nic -> nic.networkId.equals(row.id))
                    .findFirst()
                    .orElseGet(() -> add(row, machine, machineName, ip, present.size()))
                    .toNic();
        });
    }

    private NicEntity add(
            NetworkEntity network, VirtualMachineId machine, String machineName, Optional<String> ip, int device) {
        if (!network.open()) {
            throw ApiException.wrongState("Network " + network.name + " is being removed");
        }
        var nic = new NicEntity(ids.next(), network.id, machine.value(), clock.instant());
        nic.machineName = machineName;
        nic.ip = freeIp(network, ip);
        nic.mac = freeMac();
        nic.device = device;
        network.version++;
        nics.save(nic);
        return nic;
    }

    private String freeIp(NetworkEntity network, Optional<String> wanted) {
        var taken = new HashSet<String>();
        nics.ofNetwork(network.id).forEach(nic -> taken.add(nic.ip));
        taken.add(network.gateway);
        var block = network.block();
        if (wanted.isPresent()) {
            var ip = Ipv4.parse(wanted.get(), "address");
            if (ip <= block.first() || block.last() <= ip || taken.contains(wanted.get())) {
                throw ApiException.invalid("The address " + wanted.get() + " is not free in network " + network.name);
            }
            return wanted.get();
        }
        var first = network.firstIp == null ? block.first() + 1 : Ipv4.parse(network.firstIp, "start address");
        var last = network.lastIp == null ? block.last() - 1 : Ipv4.parse(network.lastIp, "end address");
        return LongStream.rangeClosed(first, last)
                .mapToObj(Ipv4::format)
                .filter(ip -> !taken.contains(ip))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        Errors.INSUFFICIENT_CAPACITY, "No address is free in network " + network.name));
    }

    private String freeMac() {
        while (true) {
            var bytes = new byte[5];
            random.nextBytes(bytes);
            // 02 marks a locally administered address
            var mac = "02:%02x:%02x:%02x:%02x:%02x".formatted(bytes[0], bytes[1], bytes[2], bytes[3], bytes[4]);
            if (!nics.macTaken(mac)) {
                return mac;
            }
        }
    }

    /** Removes all interfaces of a machine, with the rules that point to it; does nothing if it has none. */
    public void release(VirtualMachineId machine) {
        transactions.run(() -> nics.ofMachine(machine.value()).forEach(nic -> {
            networks.lockForChange(nic.networkId);
            parts.forEach(part -> part.machineLeft(new NetworkId(nic.networkId), machine));
            nics.delete(nic);
        }));
    }

    /** The interface with the default route. */
    public Optional<Nic> find(VirtualMachineId machine) {
        return transactions.call(() -> nics.ofMachine(machine.value()).stream()
                .findFirst()
                .map(NicEntity::toNic));
    }

    /** All interfaces of those machines, with one query; each machine's in order. */
    public List<Nic> find(Collection<VirtualMachineId> machines) {
        return transactions.call(() ->
                nics.ofMachines(values(machines)).stream().map(NicEntity::toNic).toList());
    }

    /**
     * The wire form of all interfaces of those machines, with two queries; a machine without interfaces has no entry.
     */
    public Map<VirtualMachineId, List<NicView>> views(Collection<VirtualMachineId> machines) {
        return transactions.call(() -> {
            var rows = nics.ofMachines(values(machines));
            var networkRows = networks
                    .find(rows.stream().map(nic -> nic.networkId).distinct().toList())
                    .stream()
                    .collect(Collectors.toMap(network -> network.id, network -> network));
            return rows.stream()
                    .collect(Collectors.groupingBy(
                            nic -> new VirtualMachineId(nic.machineId),
                            Collectors.mapping(
                                    nic -> view(nic, networkRows.get(nic.networkId)), Collectors.toList())));
        });
    }

    private static NicView view(NicEntity nic, NetworkEntity network) {
        return new NicView(
                nic.id.toString(),
                network.id.toString(),
                network.name,
                network.block().netmask(),
                network.gateway,
                nic.ip,
                "Guest",
                "Isolated",
                nic.device == 0,
                nic.mac,
                Integer.toString(nic.device));
    }

    /** Names of the machines that have an interface, by id. */
    public Map<VirtualMachineId, String> machineNames(Collection<VirtualMachineId> machines) {
        return transactions.call(() -> nics.ofMachines(values(machines)).stream()
                .collect(Collectors
                        .toMap(nic -> new VirtualMachineId(nic.machineId), nic -> nic.machineName, (a, b) -> a)));
    }

    private static List<UUID> values(Collection<VirtualMachineId> machines) {
        return machines.stream().map(VirtualMachineId::value).distinct().toList();
    }
}
