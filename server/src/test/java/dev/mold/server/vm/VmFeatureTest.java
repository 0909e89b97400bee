package dev.mold.server.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.command.CommandSet;
import dev.mold.server.discovery.CommandRegistry;
import dev.mold.server.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VmFeatureTest {
    @TempDir
    Path folder;

    @Test
    void everyCommandOfMachinesIsWellFormed() {
        try (var world = VmWorld.start(TestDatabase.H2, folder)) {
            var registry = new CommandRegistry();
            world.all(CommandSet.class).stream()
                    .filter(set -> set.getClass().getPackageName().startsWith("dev.mold.server.vm"))
                    .forEach(set -> set.registerWith(registry));
            assertThat(registry.all())
                    .extracting(command -> command.name())
                    .containsExactlyInAnyOrder(
                            "deployVirtualMachine",
                            "startVirtualMachine",
                            "stopVirtualMachine",
                            "rebootVirtualMachine",
                            "destroyVirtualMachine",
                            "expungeVirtualMachine",
                            "recoverVirtualMachine",
                            "updateVirtualMachine",
                            "listVirtualMachines",
                            "listVirtualMachinesMetrics",
                            "getVirtualMachineUserData",
                            "attachIso",
                            "detachIso",
                            "listVolumes",
                            "createSSHKeyPair",
                            "registerSSHKeyPair",
                            "listSSHKeyPairs",
                            "deleteSSHKeyPair");
        }
    }
}
