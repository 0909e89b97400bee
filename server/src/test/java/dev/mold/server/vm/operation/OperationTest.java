package dev.mold.server.vm.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.compute.MachineStatus.Power;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.Success;
import dev.mold.api.response.VirtualMachineView;
import dev.mold.server.testing.TestDatabase;
import dev.mold.server.vm.FakeCloud.When;
import dev.mold.server.vm.VmWorld.Ended;
import dev.mold.server.vm.VmWorld;
import dev.mold.server.vm.machine.MachineService;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jobs on machines, from the command to the answer. */
class OperationTest {
    @TempDir
    Path folder;

    private VmWorld world;
    private MachineService machines;
    private PowerCommands power;
    private RemovalCommands removal;

    @BeforeEach
    void start() {
        world = VmWorld.start(TestDatabase.H2, folder);
        world.cloud.slow();
        machines = world.get(MachineService.class);
        power = world.get(PowerCommands.class);
        removal = world.get(RemovalCommands.class);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aDeployedMachineRunsAndIsShownInTheJob() {
        var id = deploy("web-1");
        assertThat(state(id)).isEqualTo(VirtualMachineState.STOPPED);
        assertThat(world.submitted().eventType()).isEqualTo("VM.CREATE");
        var ended = world.runLast();
        assertThat(shown(ended).state()).isEqualTo("Running");
        assertThat(ended.answer().orElseThrow().entityKey()).isEqualTo("virtualmachine");
        assertThat(world.cloud.network(world.network.id()).leases())
                .singleElement()
                .satisfies(lease -> assertThat(lease.name()).isEqualTo("web-1"));
    }

    @Test
    void aMachineDeployedWithoutAStartStaysStopped() {
        var submitted = world.get(DeployHandler.class)
                .deploy(Deployment.in(world).named("web-1").notStarted().build(), world.admin());
        assertThat(shown(world.runLast()).state()).isEqualTo("Stopped");
        assertThat(world.cloud.machines()).isEmpty();
        assertThat(submitted.entity()).isPresent();
    }

    @Test
    void aDeploymentWithoutRoomEndsInErrorAtOnceAndCanBeDestroyed() {
        world.cloud.failOnce("createMachine", When.BEFORE, Errors.INSUFFICIENT_CAPACITY);
        var id = deploy("web-1");
        var failure = world.runLast().failure();
        assertThat(failure.code()).isEqualTo(Errors.INSUFFICIENT_CAPACITY);
        assertThat(machines.find(id).orElseThrow().state()).isEqualTo(VirtualMachineState.ERROR);
        assertThat(machines.find(id).orElseThrow().reason()).contains("createMachine failed");
        destroyAndExpunge(id);
        assertThat(machines.find(id)).isEmpty();
    }

    @Test
    void aMachineThatBreaksWhileItBootsFailsTheDeployment() {
        world.cloud.breakAtBoot();
        var id = deploy("web-1");
        var failure = world.runLast().failure();
        assertThat(failure.code()).isEqualTo(Errors.BACKEND_FAILED);
        assertThat(failure.reason()).contains("did not come up", "it broke");
        assertThat(state(id)).isEqualTo(VirtualMachineState.ERROR);
        assertThat(world.one("select count(*) from host_placement")).isEqualTo("0");
    }

    @Test
    void whatRunsCannotBeStarted() {
        var id = running("web-1");
        power.start(new StartVirtualMachine(id), world.admin());
        var failure = world.runLast().failure();
        assertThat(failure.code()).isEqualTo(Errors.INVALID_PARAMETER);
        assertThat(failure.reason()).isEqualTo("The virtual machine " + id + " (web-1) is already running");
        assertThat(state(id)).isEqualTo(VirtualMachineState.RUNNING);
    }

    @Test
    void aMachineIsStoppedAndStartedAgain() {
        var id = running("web-1");
        power.stop(new StopVirtualMachine(id, null), world.admin());
        assertThat(world.submitted().preempts()).isFalse();
        assertThat(shown(world.runLast()).state()).isEqualTo("Stopped");
        power.stop(new StopVirtualMachine(id, true), world.admin());
        assertThat(world.submitted().preempts()).isTrue();
        assertThat(shown(world.runLast()).state()).isEqualTo("Stopped");
        power.start(new StartVirtualMachine(id), world.admin());
        assertThat(shown(world.runLast()).state()).isEqualTo("Running");
    }

    @Test
    void aStartThatFailsLeavesTheMachineStoppedWithoutHost() {
        var id = deployedStopped("web-1");
        world.cloud.failAlways("startMachine", When.BEFORE);
        power.start(new StartVirtualMachine(id), world.admin());
        assertThat(world.runLast().failure().undone()).isTrue();
        assertThat(state(id)).isEqualTo(VirtualMachineState.STOPPED);
        assertThat(world.cloud.machine(id).orElseThrow().power()).isEqualTo(Power.STOPPED);
        assertThat(world.one("select count(*) from host_placement")).isEqualTo("0");
    }

    @Test
    void aStartThatFailsOnceAtTheBackEndIsTriedAgain() {
        var id = deployedStopped("web-1");
        world.cloud.failOnce("startMachine", When.AFTER);
        power.start(new StartVirtualMachine(id), world.admin());
        assertThat(shown(world.runLast()).state()).isEqualTo("Running");
    }

    @Test
    void aRebootKeepsTheHostAndGivesItBackIfItFails() {
        var id = running("web-1");
        power.reboot(new RebootVirtualMachine(id, null), world.admin());
        assertThat(shown(world.runLast()).state()).isEqualTo("Running");
        power.reboot(new RebootVirtualMachine(id, true), world.admin());
        world.cloud.failOnce("startMachine", When.BEFORE, Errors.INSUFFICIENT_CAPACITY);
        assertThat(world.runLast().outcome().success()).isFalse();
        assertThat(state(id)).isEqualTo(VirtualMachineState.STOPPED);
        assertThat(world.one("select count(*) from host_placement")).isEqualTo("0");
        power.reboot(new RebootVirtualMachine(id, null), world.admin());
        assertThat(world.runLast().failure().reason()).contains("is not running");
    }

    @Test
    void aDestroyedMachineIsThereUntilItIsExpunged() {
        var id = running("web-1");
        removal.destroy(new DestroyVirtualMachine(id, null, List.of()), world.admin());
        assertThat(world.submitted().preempts()).isTrue();
        assertThat(shown(world.runLast()).state()).isEqualTo("Destroyed");
        power.start(new StartVirtualMachine(id), world.admin());
        assertThat(world.runLast().failure().reason()).contains("in state Destroyed");
        removal.expunge(new ExpungeVirtualMachine(id), world.admin());
        assertThat(world.runLast().answer().orElseThrow().view()).isInstanceOf(Success.class);
        assertThatThrownBy(() -> power.start(new StartVirtualMachine(id), world.admin()))
                .hasMessageContaining("Unable to find uuid for id " + id);
    }

    @Test
    void aMachineIsDestroyedAndExpungedInOneGo() {
        var id = running("web-1");
        assertThat(shown(destroyAndExpunge(id)).state()).isEqualTo("Expunging");
        assertThat(machines.find(id)).isEmpty();
        assertThat(world.cloud.machines()).isEmpty();
    }

    @Test
    void whatIsNotDestroyedIsNotExpunged() {
        var id = running("web-1");
        assertThatThrownBy(() -> removal.expunge(new ExpungeVirtualMachine(id), world.admin()))
                .hasMessageContaining("Please destroy");
    }

    @Test
    void usersExpungeOnlyWhereTheyMay() {
        var id = running("web-1");
        var user = world.userOf(world.admin());
        assertThatThrownBy(() -> removal.destroy(new DestroyVirtualMachine(id, true, List.of()), user))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(Errors.PERMISSION_DENIED));
        world.settings.put("allow.user.expunge.recover.vm", true);
        removal.destroy(new DestroyVirtualMachine(id, true, List.of()), user);
        assertThat(world.runLast().outcome().success()).isTrue();
    }

    @Test
    void aNodeOfAClusterIsLeftToItsCluster() {
        var node = machines.create(world.clusterNode("node-1"));
        assertThatThrownBy(() -> removal.destroy(new DestroyVirtualMachine(node.id(), true, List.of()), world.admin()))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.code().wireCode()).isEqualTo(530);
                    assertThat(e.getMessage()).contains("scaleKubernetesCluster", "deleteKubernetesCluster");
                });
        assertThatThrownBy(() -> removal.expunge(new ExpungeVirtualMachine(node.id()), world.admin()))
                .hasMessageContaining("Kubernetes");
    }

    @Test
    void aProtectedMachineIsNotDestroyed() {
        var id = running("web-1");
        world.execute("update machine set delete_protection = true");
        assertThatThrownBy(() -> removal.destroy(new DestroyVirtualMachine(id, null, List.of()), world.admin()))
                .hasMessageContaining("protected against deletion");
    }

    @Test
    void anIsoIsAttachedAndDetached() {
        var iso = world.get(IsoDriveCommands.class);
        var id = running("web-1");
        assertThatThrownBy(() -> iso.detach(new DetachIso(id), world.admin())).hasMessageContaining("no ISO");
        assertThatThrownBy(() -> iso.attach(new AttachIso(world.template, id), world.admin()))
                .hasMessageContaining("Unable to find the ISO");
        iso.attach(new AttachIso(world.iso, id), world.admin());
        assertThat(shown(world.runLast()).isoid()).isEqualTo(world.iso.toString());
        iso.detach(new DetachIso(id), world.admin());
        assertThat(shown(world.runLast()).isoid()).isNull();
    }

    @Test
    void anIsoOfAnotherArchitectureIsRefusedInWords() {
        var id = running("web-1");
        world.execute("update image set arch = 'aarch64' where iso = true");
        assertThatThrownBy(() -> world.get(IsoDriveCommands.class).attach(new AttachIso(world.iso, id), world.admin()))
                .hasMessage("ISO tools is for aarch64, but the virtual machine " + id + " (web-1) is x86_64");
    }

    private VirtualMachineId deploy(String name) {
        return (VirtualMachineId) world.get(DeployHandler.class)
                .deploy(Deployment.in(world).named(name).build(), world.admin())
                .entity()
                .orElseThrow();
    }

    private VirtualMachineId running(String name) {
        var id = deploy(name);
        assertThat(world.runLast().outcome().success()).isTrue();
        return id;
    }

    private VirtualMachineId deployedStopped(String name) {
        return machines.create(world.machine(new VirtualMachineId(UUID.randomUUID()), name, "Small Instance"))
                .id();
    }

    private Ended destroyAndExpunge(VirtualMachineId id) {
        removal.destroy(new DestroyVirtualMachine(id, true, List.of()), world.admin());
        return world.runLast();
    }

    private VirtualMachineState state(VirtualMachineId id) {
        return machines.info(id).orElseThrow().state();
    }

    private static VirtualMachineView shown(Ended ended) {
        return (VirtualMachineView) ended.answer().orElseThrow().view();
    }
}
