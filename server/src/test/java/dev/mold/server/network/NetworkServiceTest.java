package dev.mold.server.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.NetworkState;
import dev.mold.api.cloud.PublicIpAddress;
import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkServiceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void creatingAndImplementingTwiceMakesOneRouter(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var wanted = world.newNetwork("net");
            var network = world.networks().create(wanted);
            assertThat(network.state()).isEqualTo(NetworkState.ALLOCATED);
            assertThat(network.cidr()).isEqualTo("10.1.1.0/24");
            assertThat(world.networks().create(wanted)).isEqualTo(network);
            assertThat(world.networks().sourceNat(network.id())).isEmpty();

            assertThat(world.networks().implement(network.id())).isTrue();
            assertThat(world.networks().implement(network.id())).isTrue();
            assertThat(world.networks().require(network.id()).state()).isEqualTo(NetworkState.IMPLEMENTED);
            assertThat(world.backend().pushes()).isEqualTo(1);
            var config = world.config(network);
            assertThat(config.addresses()).containsExactly("198.51.100.2");
            assertThat(config.egressAllowed()).isTrue();
            assertThat(config.bandwidthMbit()).isEqualTo(200);
            assertThat(config.gateway()).isEqualTo("10.1.1.1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRouterThatTakesItsTimeLeavesTheNetworkImplementing(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            world.backend().routersComeUp(false);
            var network = world.network("net");
            assertThat(network.state()).isEqualTo(NetworkState.IMPLEMENTING);
            assertThat(world.networks().implement(network.id())).isFalse();
            world.backend().routersComeUp(true);
            world.watch();
            assertThat(world.networks().require(network.id()).state()).isEqualTo(NetworkState.IMPLEMENTED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void networksMadeAtOnceNeverShareAnAddress(TestDatabase database) throws Exception {
        try (var world = NetworkWorld.on(database, folder)) {
            var ids = new ArrayList<Callable<Object>>();
            for (var i = 0; i < 10; i++) {
                var network = world.networks().create(world.newNetwork("net" + i));
                ids.add(() -> world.networks().implement(network.id()));
            }
            var failures = failures(ids);
            // the range has eight addresses
            assertThat(failures).extracting(ApiException::code).containsOnly(Errors.INSUFFICIENT_CAPACITY).hasSize(2);
            assertThat(world.backend().networks().stream()
                            .map(id -> world.backend().config(id).addresses().get(0)))
                    .hasSize(8)
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    void machinesMadeAtOnceNeverShareAnAddress(TestDatabase database) throws Exception {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            var work = new ArrayList<Callable<Object>>();
            for (var i = 0; i < 20; i++) {
                var machine = new VirtualMachineId(UUID.randomUUID());
                var name = "m" + i;
                work.add(() -> {
                    world.nics().allocate(network.id(), machine, name, Optional.empty());
                    world.networks().apply(network.id());
                    return null;
                });
            }
            assertThat(failures(work)).isEmpty();
            var leases = world.config(network).leases();
            assertThat(leases).hasSize(20);
            assertThat(leases.stream().map(NetworkConfig.Lease::ip)).doesNotHaveDuplicates();
            assertThat(leases.stream().map(NetworkConfig.Lease::mac)).doesNotHaveDuplicates();
            assertThat(world.backend().overlapped()).isFalse();
        }
    }

    private static List<ApiException> failures(List<Callable<Object>> work) throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var failures = new ArrayList<ApiException>();
            for (Future<Object> future : threads.invokeAll(work, 60, TimeUnit.SECONDS)) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof ApiException failure) {
                        failures.add(failure);
                    } else {
                        throw e;
                    }
                }
            }
            return failures;
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterfaceIsGivenOnceAndTakenBackWithAllThatLeadsToIt(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            var machine = new VirtualMachineId(UUID.randomUUID());
            var nic = world.nics().allocate(network.id(), machine, "web", Optional.empty());
            assertThat(world.nics().allocate(network.id(), machine, "web", Optional.empty())).isEqualTo(nic);
            assertThat(nic.ip()).isEqualTo("10.1.1.2");
            assertThat(nic.mac()).startsWith("02:");
            assertThat(world.nics().find(machine)).contains(nic);
            assertThat(world.nics().views(Set.of(machine)).get(machine)).singleElement().satisfies(view -> {
                assertThat(view.netmask()).isEqualTo("255.255.255.0");
                assertThat(view.isdefault()).isTrue();
            });
            assertThat(world.networks().machines(network.id())).containsExactly(machine);

            world.nics().release(machine);
            world.nics().release(machine);
            world.networks().apply(network.id());
            assertThat(world.nics().find(machine)).isEmpty();
            assertThat(world.config(network).leases()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWantedGuestAddressMustBeFreeAndInTheNetwork(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            var first = new VirtualMachineId(UUID.randomUUID());
            assertThat(world.nics()
                            .allocate(network.id(), first, "a", Optional.of("10.1.1.7"))
                            .ip())
                    .isEqualTo("10.1.1.7");
            for (var bad : List.of("10.1.1.7", "10.1.1.1", "10.1.1.0", "10.1.1.255", "10.1.2.4", "nonsense")) {
                assertThatThrownBy(() -> world.nics()
                                .allocate(network.id(), new VirtualMachineId(UUID.randomUUID()), "b", Optional.of(bad)))
                        .isInstanceOf(ApiException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasCommittedButNotPushedIsPushedLater(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            // the server dies between the commit of the change and the push
            world.nics().allocate(network.id(), new VirtualMachineId(UUID.randomUUID()), "m", Optional.empty());
            assertThat(world.config(network).leases()).isEmpty();
            world.backend().breakDown(true);
            world.watch();
            assertThat(world.config(network).leases()).isEmpty();
            world.backend().breakDown(false);
            world.watch();
            assertThat(world.config(network).leases()).hasSize(1);
            var pushes = world.backend().pushes();
            world.watch();
            assertThat(world.backend().pushes()).isEqualTo(pushes);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPushWithinATransactionFollowsItsCommitAndNoRollback(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            assertThatThrownBy(() -> world.transactions().run(() -> {
                        world.machine(network, "lost");
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(world.config(network).leases()).isEmpty();
            world.transactions().run(() -> {
                world.machine(network, "kept");
                assertThat(world.config(network).leases()).isEmpty();
            });
            assertThat(world.config(network).leases()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void deletionLeavesNothingAndMayBeRepeated(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            var machine = world.machine(network, "m");
            assertThatThrownBy(() -> world.networks().delete(network.id()))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.code()).isEqualTo(Errors.RESOURCE_IN_USE));
            world.nics().release(machine);
            world.backend().breakDown(true);
            assertThatThrownBy(() -> world.networks().delete(network.id())).isInstanceOf(ApiException.class);
            // half deleted: closed, but its address is still its own
            assertThatThrownBy(() -> world.machine(network, "late")).hasMessageContaining("being removed");
            assertThat(world.networks().sourceNat(network.id())).isPresent();
            world.backend().breakDown(false);
            assertThat(world.networks().delete(network.id())).isTrue();
            assertThat(world.networks().delete(network.id())).isTrue();
            assertThat(world.networks().find(network.id())).isEmpty();
            assertThat(world.backend().networks()).isEmpty();
            var next = world.network("next");
            assertThat(world.networks().sourceNat(next.id()).map(PublicIpAddress::ip)).contains("198.51.100.2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoMayHaveNoMoreGetsNoNetworkAndNoAddress(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.networks().create(world.newNetwork("net"));
            world.impoverish(FakeAccounts.ALICE.id());
            assertThatThrownBy(() -> world.networks().create(world.newNetwork("more"))).hasMessage("no room");
            assertThatThrownBy(() -> world.networks().implement(network.id())).hasMessage("no room");
            assertThat(world.networks().require(network.id()).state()).isEqualTo(NetworkState.ALLOCATED);
        }
    }
}
