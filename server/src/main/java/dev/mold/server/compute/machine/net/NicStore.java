package dev.mold.server.compute.machine.net;

import dev.mold.api.id.NetworkId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.base.StateFolder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The connected machines with their switches, so that they can be reconnected if the switch is replaced. */
final class NicStore {
    private static final String KIND = "nic";

    private final StateFolder folder;
    private final Map<VirtualMachineId, Plugged> nics = new ConcurrentHashMap<>();

    NicStore(StateFolder folder) {
        this.folder = folder;
        folder.loadAll(KIND, Plugged.class).forEach(plugged -> nics.put(plugged.nic().machine(), plugged));
    }

    /**
     * An interface and its switch.
     *
     * @param into identity of the switch, which differs from that of a later one of the same network
     */
    record Plugged(MachineNic nic, String into) {}

    Optional<Plugged> find(VirtualMachineId machine) {
        return Optional.ofNullable(nics.get(machine));
    }

    List<Plugged> all() {
        return List.copyOf(nics.values());
    }

    void put(Plugged plugged) {
        var machine = plugged.nic().machine();
        if (!find(machine).equals(Optional.of(plugged))) {
            folder.save(KIND, machine.toString(), plugged);
            nics.put(machine, plugged);
        }
    }

    void remove(VirtualMachineId machine) {
        folder.delete(KIND, machine.toString());
        nics.remove(machine);
    }

    void removeAllOf(NetworkId network) {
        all().stream()
                .map(Plugged::nic)
                .filter(nic -> nic.network().equals(network))
                .forEach(nic -> remove(nic.machine()));
    }
}
