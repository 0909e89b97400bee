package dev.mold.server.compute.machine;

import dev.mold.api.compute.MachineSpec;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.machine.net.MachineMetadata;
import dev.mold.server.compute.machine.net.MachineNetworks;
import dev.mold.server.compute.machine.net.MachineNic;
import dev.mold.server.compute.machine.vm.MachineConnections;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Connects machines to their networks' switches, and publishes their user data on the routers. */
final class NetworkConnections implements MachineConnections {
    private final MachineNetworks networks;

    NetworkConnections(MachineNetworks networks) {
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
    public void disconnect(VirtualMachineId machine) {
        networks.unplug(machine);
        networks.withdraw(machine);
    }
}
