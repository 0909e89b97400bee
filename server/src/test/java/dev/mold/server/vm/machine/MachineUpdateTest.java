package dev.mold.server.vm.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.command.IndexedParams;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.testing.TestDatabase;
import dev.mold.server.vm.VmWorld;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MachineUpdateTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void namesDetailsAndProtectionAreChanged(TestDatabase database) {
        try (var world = VmWorld.start(database, folder)) {
            var id = world.get(MachineService.class).create(world.machine("web-1")).id();
            var commands = world.get(MachineUpdateCommands.class);
            var details = new IndexedParams(List.of(Map.of("tier", "gold"), Map.of("rack", "7")));
            var view = commands.update(
                    new UpdateVirtualMachine(id, "Shown", null, details, null, true), world.admin());
            assertThat(view.displayname()).isEqualTo("Shown");
            assertThat(view.details()).isEqualTo(Map.of("tier", "gold", "rack", "7"));
            assertThat(view.deleteprotection()).isTrue();
            var cleaned = commands.update(
                    new UpdateVirtualMachine(id, null, null, IndexedParams.empty(), true, null), world.admin());
            assertThat(cleaned.details()).isEmpty();
            assertThat(cleaned.displayname()).isEqualTo("Shown");
        }
    }

    @ParameterizedTest
    @EnumSource
    void userDataIsShownAndChangedUntilTheFirstStart(TestDatabase database) {
        try (var world = VmWorld.start(database, folder)) {
            var machines = world.get(MachineService.class);
            var id = machines.create(world.machine("web-1")).id();
            var commands = world.get(MachineUpdateCommands.class);
            commands.update(userData(id, UserData.encode("new")), world.admin());
            assertThat(commands.userData(new GetVirtualMachineUserData(id), world.admin()).userdata())
                    .isEqualTo(UserData.encode("new"));
            machines.start(id);
            assertThat(world.cloud.spec(id).orElseThrow().userData()).isEqualTo("new");
            assertThatThrownBy(() -> commands.update(userData(id, UserData.encode("newer")), world.admin()))
                    .hasMessageContaining("cannot be changed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDestroyedMachineIsRecoveredIfThereIsRoom(TestDatabase database) {
        try (var world = VmWorld.start(database, folder)) {
            var machines = world.get(MachineService.class);
            var commands = world.get(MachineUpdateCommands.class);
            var id = machines.create(world.machine("web-1")).id();
            assertThatThrownBy(() -> commands.recover(new RecoverVirtualMachine(id), world.admin()))
                    .hasMessageContaining("is not destroyed");
            machines.markDestroyed(id);
            world.limits.put(ResourceKind.USER_VM, 0L);
            assertThatThrownBy(() -> commands.recover(new RecoverVirtualMachine(id), world.admin()))
                    .hasMessageContaining("Maximum of user_vm");
            world.limits.clear();
            assertThatThrownBy(() ->
                            commands.recover(new RecoverVirtualMachine(id), world.userOf(world.admin())))
                    .hasMessageContaining("allow.user.expunge.recover.vm");
            assertThat(commands.recover(new RecoverVirtualMachine(id), world.admin()).state())
                    .isEqualTo(VirtualMachineState.STOPPED.wireName());
        }
    }

    private static UpdateVirtualMachine userData(VirtualMachineId id, String base64) {
        return new UpdateVirtualMachine(id, null, base64, IndexedParams.empty(), null, null);
    }
}
