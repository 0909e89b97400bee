package dev.mold.server.vm;

import dev.mold.api.cloud.CloudPortsContract;
import dev.mold.api.cloud.Images;
import dev.mold.api.cloud.KeyPairs;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.VirtualMachines;
import dev.mold.api.cloud.Zones;
import dev.mold.server.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The server's own ports, on real rows. */
class LocalCloudPortsTest extends CloudPortsContract {
    @TempDir
    Path folder;

    private VmWorld world;

    @Override
    protected Cloud open() {
        world = VmWorld.start(TestDatabase.H2, folder);
        var owner = world.admin().account();
        return new Cloud(
                world.get(Networks.class),
                world.get(NetworkRules.class),
                world.get(VirtualMachines.class),
                world.get(Images.class),
                world.get(Zones.class),
                world.get(Offerings.class),
                world.get(KeyPairs.class),
                owner,
                world.zone,
                world.network.offering(),
                world.offering("Small Instance"),
                world.keyPair(owner, "pair"),
                "http://images.test/contract.iso");
    }

    @Override
    protected void closed() {
        world.close();
    }
}
