package dev.mold.server.compute.machine;

import dev.mold.api.compute.MachineSpec;
import dev.mold.api.id.MachineId;
import dev.mold.server.compute.machine.net.MachineMetadata;
import dev.mold.server.compute.machine.net.MachineNetworks;
import dev.mold.server.compute.machine.net.MachineNic;
import dev.mold.server.compute.machine.vm.MachineCables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Plugs machines into their networks' switches, and has the routers tell them their user data. */
final class NetworkCables implements MachineCables {
    private final MachineNetworks networks;

    NetworkCables(MachineNetworks networks) {
        this.networks = networks;
    }

    @Override
    public Path connect(MachineSpec machine) {
        networks.publish(new MachineMetadata(
                machine.id(),
                machine.network(),
                machine.ip(),
                machine.name(),
                machine.cpus() + " x " + machine.memoryMib() + " MiB",
                machine.host(),
                machine.sshPublicKeys(),
                machine.userData().getBytes(StandardCharsets.UTF_8)));
        return networks.plug(new MachineNic(machine.id(), machine.network(), machine.mac()));
    }

    @Override
    public void disconnect(MachineId machine) {
        networks.unplug(machine);
        networks.withdraw(machine);
    }
}
