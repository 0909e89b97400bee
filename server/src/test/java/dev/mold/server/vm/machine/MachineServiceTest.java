package dev.mold.server.vm.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.AddressRules;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.PortForwardingRule;
import dev.mold.api.cloud.Protocol;
import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.cloud.ResourceUsage;
import dev.mold.api.cloud.RuleIds;
import dev.mold.api.cloud.VirtualMachineState;
import dev.mold.api.compute.MachineStatus.Power;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.Errors;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.network.NetworkService;
import dev.mold.server.network.Nics;
import dev.mold.server.testing.TestDatabase;
import dev.mold.server.vm.FakeCloud.When;
import dev.mold.server.vm.VmWorld;
import dev.mold.server.zone.HostAllocator;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MachineServiceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aMachineIsReservedOnceAndLivesThroughItsStates(TestDatabase database) {
        try (var world = VmWorld.start(database, folder)) {
            var machines = world.get(MachineService.class);
            var wanted = world.machine("web-1");
            var made = machines.create(wanted);
            assertThat(made.state()).isEqualTo(VirtualMachineState.STOPPED);
            assertThat(made.ip()).startsWith("10.1.1.");
            assertThat(machines.create(wanted)).isEqualTo(made);
            assertThat(world.one("select count(*) from volume")).isEqualTo("1");

            assertThat(machines.start(wanted.id()).state()).isEqualTo(VirtualMachineState.RUNNING);
            assertThat(machines.start(wanted.id()).state()).isEqualTo(VirtualMachineState.RUNNING);
            assertThat(Collections.frequency(world.cloud.calls(), "startMachine")).isEqualTo(1);
            var spec = world.cloud.spec(wanted.id()).orElseThrow();
            assertThat(spec.userData()).isEqualTo("#cloud-config");
            assertThat(spec.host()).isEqualTo("host-1");
            assertThat(spec.rootDiskGib()).isEqualTo(1);

            world.cloud.slow();
            assertThat(machines.stop(wanted.id(), false).state()).isEqualTo(VirtualMachineState.STOPPING);
            assertThat(machines.find(wanted.id()).orElseThrow().state()).isEqualTo(VirtualMachineState.STOPPING);
            world.cloud.settle();
            assertThat(machines.find(wanted.id()).orElseThrow().state()).isEqualTo(VirtualMachineState.STOPPED);
            assertThat(machines.stop(wanted.id(), false).state()).isEqualTo(VirtualMachineState.STOPPED);
            assertThat(world.get(HostAllocator.class).placed(wanted.id())).isEmpty();

            assertThat(machines.expunge(wanted.id())).isTrue();
            assertThat(machines.expunge(wanted.id())).isTrue();
            assertThat(machines.find(wanted.id())).isEmpty();
            assertNothingIsLeft(world, wanted.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void userDataIsSealedInItsRow(TestDatabase database) {
        try (var world = VmWorld.start(database, folder)) {
            world.get(MachineService.class).create(world.machine("web-1"));
            assertThat(world.one("select user_data from machine_boot")).doesNotContain("cloud-config");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "createMachine,BEFORE",
        "createMachine,AFTER",
        "startMachine,BEFORE",
        "startMachine,AFTER"
    })
    void aStartThatBrokeOffAnywhereIsFinishedByTheNextCall(String call, When when) {
        try (var world = VmWorld.start(TestDatabase.H2, folder)) {
            var machines = world.get(MachineService.class);
            var id = machines.create(world.machine("web-1")).id();
            world.cloud.failOnce(call, when);
            assertFails(() -> machines.start(id), Errors.BACKEND_FAILED);
            assertThat(machines.start(id).state()).isEqualTo(VirtualMachineState.RUNNING);
            assertThat(world.cloud.machines()).hasSize(1);
            assertThat(world.one("select count(*) from host_placement")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @CsvSource({"BEFORE", "AFTER"})
    void aStopThatBrokeOffIsFinishedByTheNextCall(When when) {
        try (var world = VmWorld.start(TestDatabase.H2, folder)) {
            var machines = world.get(MachineService.class);
            var id = running(world, "web-1");
            world.cloud.failOnce("stopMachine", when);
            assertFails(() -> machines.stop(id, true), Errors.BACKEND_FAILED);
            assertThat(machines.stop(id, true).state()).isEqualTo(VirtualMachineState.STOPPED);
            assertThat(world.one("select count(*) from host_placement")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @CsvSource({"destroyMachine,BEFORE", "destroyMachine,AFTER", "applyNetwork,BEFORE", "applyNetwork,AFTER"})
    void anExpungeThatBrokeOffAnywhereIsFinishedByTheNextCall(String call, When when) {
        try (var world = VmWorld.start(TestDatabase.H2, folder)) {
            var machines = world.get(MachineService.class);
            world.get(NetworkService.class).implement(world.network.id());
            var id = running(world, "web-1");
            world.cloud.failOnce(call, when);
            assertFails(() -> machines.expunge(id), Errors.BACKEND_FAILED);
            assertThat(machines.find(id).orElseThrow().state()).isEqualTo(VirtualMachineState.EXPUNGING);
            assertThat(machines.expunge(id)).isTrue();
            assertNothingIsLeft(world, id);
            assertThat(world.cloud.network(world.network.id()).leases()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void rulesThatLeadToAMachineAreGoneWithIt(TestDatabase database) {
        try (var world = VmWorld.start(database, folder)) {
            var networks = world.get(NetworkService.class);
            networks.implement(world.network.id());
            var address = networks.sourceNat(world.network.id()).orElseThrow();
            var id = running(world, "web-1");
            var rule = new PortForwardingRule(
                    new PortForwardingRuleId(UUID.randomUUID()), address.id(), Protocol.TCP, 2222, 22, id);
            world.get(NetworkRules.class)
                    .replace(
                            new AddressRules(address.id(), List.of(), List.of(rule), List.of()), RuleIds.none());
            assertThat(world.cloud.network(world.network.id()).forwards()).hasSize(1);
            world.get(MachineService.class).expunge(id);
            assertThat(world.get(NetworkRules.class).forwardings(address.id())).isEmpty();
            assertThat(world.cloud.network(world.network.id()).forwards()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutRoomOnAHostTheMachineStaysStopped(TestDatabase database) {
        try (var world = VmWorld.start(database, folder)) {
            var machines = world.get(MachineService.class);
            var large = world.machine(new VirtualMachineId(UUID.randomUUID()), "large-1", "Large Instance");
            var more = world.machine(new VirtualMachineId(UUID.randomUUID()), "large-2", "Large Instance");
            var most = world.machine(new VirtualMachineId(UUID.randomUUID()), "large-3", "Large Instance");
            machines.create(large);
            machines.create(more);
            machines.create(most);
            machines.start(large.id());
            machines.start(more.id());
            assertFails(() -> machines.start(most.id()), Errors.INSUFFICIENT_CAPACITY);
            assertThat(machines.find(most.id()).orElseThrow().state()).isEqualTo(VirtualMachineState.STOPPED);
            machines.stop(large.id(), true);
            assertThat(machines.start(most.id()).state()).isEqualTo(VirtualMachineState.RUNNING);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBackEndWithoutRoomLeavesTheMachineStoppedAndWithoutHost(TestDatabase database) {
        try (var world = VmWorld.start(database, folder)) {
            var machines = world.get(MachineService.class);
            var id = machines.create(world.machine("web-1")).id();
            world.cloud.failOnce("createMachine", When.BEFORE, Errors.INSUFFICIENT_CAPACITY);
            assertFails(() -> machines.start(id), Errors.INSUFFICIENT_CAPACITY);
            assertThat(machines.find(id).orElseThrow().state()).isEqualTo(VirtualMachineState.STOPPED);
            assertThat(world.one("select count(*) from host_placement")).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"USER_VM", "CPU", "MEMORY", "VOLUME", "PRIMARY_STORAGE"})
    void aLimitStopsTheMachineThatWouldPassItAndNothingIsLeft(ResourceKind kind) {
        try (var world = VmWorld.start(TestDatabase.H2, folder)) {
            var machines = world.get(MachineService.class);
            machines.create(world.machine("web-1"));
            world.limits.put(kind, world.all(ResourceUsage.class).stream()
                    .filter(usage -> usage.kind() == kind)
                    .mapToLong(usage -> usage.used(world.admin().account()))
                    .sum());
            var second = world.machine("web-2");
            assertFails(() -> machines.create(second), Errors.RESOURCE_LIMIT);
            assertThat(world.get(Nics.class).find(second.id())).isEmpty();
            assertThat(world.one("select count(*) from machine")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNameIsTakenOnceInANetworkWhateverItsLettersAndFreeAgainAfterTheExpunge(TestDatabase database) {
        try (var world = VmWorld.start(database, folder)) {
            var machines = world.get(MachineService.class);
            var first = machines.create(world.machine("web-1")).id();
            assertFails(() -> machines.create(world.machine("WEB-1")), Errors.INVALID_PARAMETER);
            machines.expunge(first);
            assertThat(machines.create(world.machine("WEB-1")).name()).isEqualTo("WEB-1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMachineThatBreaksWhileItBootsIsInErrorAndCanBeStartedAgain(TestDatabase database) {
        try (var world = VmWorld.start(database, folder)) {
            var machines = world.get(MachineService.class);
            world.cloud.slow();
            var id = machines.create(world.machine("web-1")).id();
            assertThat(machines.start(id).state()).isEqualTo(VirtualMachineState.STARTING);
            world.cloud.become(id, Power.FAILED);
            var broken = machines.find(id).orElseThrow();
            assertThat(broken.state()).isEqualTo(VirtualMachineState.ERROR);
            assertThat(broken.reason()).isEqualTo("it broke");
            assertThat(machines.start(id).state()).isEqualTo(VirtualMachineState.STARTING);
            world.cloud.settle();
            assertThat(machines.find(id).orElseThrow().state()).isEqualTo(VirtualMachineState.RUNNING);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anIsoIsInTheDriveUntilItIsTakenOutAndCountsAsUsed(TestDatabase database) {
        try (var world = VmWorld.start(database, folder)) {
            var machines = world.get(MachineService.class);
            var guard = world.get(MachineImageGuard.class);
            var id = running(world, "web-1");
            machines.attachIso(id, world.iso);
            machines.attachIso(id, world.iso);
            assertThat(world.cloud.inDrive(id)).contains(world.iso);
            assertThat(machines.find(id).orElseThrow().iso()).contains(world.iso);
            assertThat(guard.reasonToKeep(world.iso)).hasValueSatisfying(reason -> assertThat(reason)
                    .contains("in the drive of 1 virtual machines"));
            assertFails(() -> machines.attachIso(id, new ImageId(UUID.randomUUID())), Errors.INVALID_PARAMETER);
            assertFails(() -> machines.attachIso(id, world.template), Errors.INVALID_PARAMETER);
            machines.detachIso(id);
            world.execute("update image set arch = 'aarch64' where iso = true");
            assertFails(() -> machines.attachIso(id, world.iso), Errors.INVALID_PARAMETER);
            assertThat(world.cloud.inDrive(id)).isEmpty();
            machines.detachIso(id);
            assertThat(world.cloud.inDrive(id)).isEmpty();
            assertThat(guard.reasonToKeep(world.iso)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"BEFORE", "AFTER"})
    void anAttachThatFailsLeavesTheRowAsTheDriveIs(When when) {
        try (var world = VmWorld.start(TestDatabase.H2, folder)) {
            var machines = world.get(MachineService.class);
            var id = running(world, "web-1");
            world.cloud.failOnce("attachIso", when);
            assertFails(() -> machines.attachIso(id, world.iso), Errors.BACKEND_FAILED);
            assertThat(machines.find(id).orElseThrow().iso()).isEqualTo(world.cloud.inDrive(id));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTemplateIsKeptUntilTheMachinesThatAreToBeMadeOfItHaveTheirDisks(TestDatabase database) {
        try (var world = VmWorld.start(database, folder)) {
            var guard = world.get(MachineImageGuard.class);
            var machines = world.get(MachineService.class);
            assertThat(guard.reasonToKeep(world.template)).isEmpty();
            var id = machines.create(world.machine("web-1")).id();
            assertThat(guard.reasonToKeep(world.template)).hasValueSatisfying(reason -> assertThat(reason)
                    .contains("1 virtual machines"));
            machines.start(id);
            assertThat(guard.reasonToKeep(world.template)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anIsoAttachedBeforeTheFirstStartIsInTheDriveAtBoot(TestDatabase database) {
        try (var world = VmWorld.start(database, folder)) {
            var machines = world.get(MachineService.class);
            var id = machines.create(world.machine("web-1")).id();
            machines.attachIso(id, world.iso);
            machines.start(id);
            assertThat(world.cloud.inDrive(id)).contains(world.iso);
        }
    }

    private static VirtualMachineId running(VmWorld world, String name) {
        var machines = world.get(MachineService.class);
        var id = machines.create(world.machine(name)).id();
        machines.start(id);
        return id;
    }

    private static void assertNothingIsLeft(VmWorld world, VirtualMachineId id) {
        assertThat(world.cloud.machine(id)).isEmpty();
        assertThat(world.get(Nics.class).find(id)).isEmpty();
        assertThat(world.one("select count(*) from host_placement")).isEqualTo("0");
        assertThat(world.one("select count(*) from machine_boot")).isEqualTo("0");
        assertThat(world.one("select count(*) from volume where removed is null")).isEqualTo("0");
    }

    private static void assertFails(ThrowingCallable work, ErrorCode code) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
