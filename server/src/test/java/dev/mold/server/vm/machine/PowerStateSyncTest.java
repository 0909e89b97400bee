package dev.mold.server.vm.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.compute.MachineStatus.Power;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.testing.TestDatabase;
import dev.mold.server.vm.FakeCloud.When;
import dev.mold.server.vm.VmWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerStateSyncTest {
    @TempDir
    Path folder;

    private VmWorld world;
    private MachineService machines;
    private VirtualMachineId id;

    @BeforeEach
    void aRunningMachine() {
        world = VmWorld.start(TestDatabase.H2, folder);
        machines = world.get(MachineService.class);
        id = machines.create(world.machine("web-1")).id();
        machines.start(id);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whatIsAsItShouldBeStaysAsItIs() {
        sync();
        assertThat(state()).isEqualTo(VirtualMachineState.RUNNING);
        assertThat(world.events).isEmpty();
    }

    @Test
    void aMachineThatStoppedByItselfIsStoppedAndHasNoHost() {
        world.cloud.become(id, Power.STOPPED);
        sync();
        assertThat(state()).isEqualTo(VirtualMachineState.STOPPED);
        assertThat(world.events).containsExactly("VM.STOP WARN Virtual machine web-1 was Running and is found to be Stopped");
        assertThat(world.one("select count(*) from host_placement")).isEqualTo("0");
    }

    @Test
    void aMachineThatBrokeIsInErrorWithTheReason() {
        world.cloud.become(id, Power.FAILED);
        sync();
        assertThat(machines.find(id).orElseThrow().reason()).isEqualTo("it broke");
        assertThat(world.events).singleElement().asString().contains("VM.STOP ERROR", "it broke");
    }

    @Test
    void aMachineThatItsHostDoesNotKnowIsInError() {
        world.cloud.forget(id);
        sync();
        assertThat(state()).isEqualTo(VirtualMachineState.ERROR);
        assertThat(world.events).singleElement().asString().contains("does not know it");
    }

    @Test
    void anExpungedMachineThatALateCallMadeAgainIsRemovedAndStrangersAreLeftAlone() {
        var spec = world.cloud.spec(id).orElseThrow();
        machines.expunge(id);
        world.cloud.appear(id, spec);
        var stranger = new VirtualMachineId(UUID.randomUUID());
        world.cloud.appear(stranger, spec);
        sync();
        assertThat(world.cloud.machine(id)).isEmpty();
        assertThat(world.cloud.machine(stranger)).isPresent();
        assertThat(machines.find(id)).isEmpty();
    }

    @Test
    void aMachineThatRunsThoughNobodyStartedItIsRunningAndHasAHost() {
        machines.stop(id, true);
        world.cloud.become(id, Power.RUNNING);
        sync();
        assertThat(state()).isEqualTo(VirtualMachineState.RUNNING);
        assertThat(world.one("select count(*) from host_placement")).isEqualTo("1");
    }

    @Test
    void aStartThatNobodyFinishedIsGivenUpInTheEnd() {
        machines.stop(id, true);
        world.cloud.failOnce("startMachine", When.BEFORE);
        assertThatThrownBy(() -> machines.start(id)).isInstanceOf(ApiException.class);
        sync();
        assertThat(state()).isEqualTo(VirtualMachineState.STARTING);
        world.clock.advance(Duration.ofMinutes(16));
        sync();
        assertThat(state()).isEqualTo(VirtualMachineState.STOPPED);
    }

    @Test
    void aStopThatTheMachineIgnoresLeavesItRunningInTheEnd() {
        world.cloud.slow();
        machines.stop(id, false);
        world.cloud.become(id, Power.RUNNING);
        world.clock.advance(Duration.ofMinutes(16));
        sync();
        assertThat(state()).isEqualTo(VirtualMachineState.RUNNING);
    }

    @Test
    void anExpungeThatNobodyFinishedIsFinished() {
        world.cloud.failOnce("destroyMachine", When.BEFORE);
        assertThatThrownBy(() -> machines.expunge(id)).isInstanceOf(ApiException.class);
        world.clock.advance(Duration.ofMinutes(16));
        sync();
        assertThat(machines.find(id)).isEmpty();
        assertThat(world.cloud.machines()).isEmpty();
    }

    @Test
    void aDestroyedMachineIsExpungedAfterTheDelayAndNotBefore() {
        machines.stop(id, true);
        machines.markDestroyed(id);
        work("machine-expunge");
        assertThat(state()).isEqualTo(VirtualMachineState.DESTROYED);
        world.clock.advance(Duration.ofSeconds(86_401));
        work("machine-expunge");
        assertThat(machines.find(id)).isEmpty();
        assertThat(world.events).singleElement().asString().startsWith("VM.EXPUNGE INFO");
    }

    private VirtualMachineState state() {
        return machines.find(id).orElseThrow().state();
    }

    private void sync() {
        work("machine-sync");
    }

    private void work(String name) {
        world.recurring(name).work().run();
    }
}
