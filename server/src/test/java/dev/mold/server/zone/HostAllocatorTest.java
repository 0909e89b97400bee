package dev.mold.server.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.ServiceOffering;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.compute.BackendHost;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.HostId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.ZoneId;
import dev.mold.server.compute.simulator.SimulatorTimings;
import dev.mold.server.offering.ListServiceOfferings;
import dev.mold.server.offering.ServiceOfferingView;
import dev.mold.server.testing.TestDatabase;
import dev.mold.server.testing.infra.InfraContext;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostAllocatorTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void machinesGoWhereMostMemoryIsFreeUntilNoneIsLeft(TestDatabase database) {
        try (var infra = InfraContext.start(database.fresh(folder), folder).seeded()) {
            var placement = infra.get(HostAllocator.class);
            var zone = zone(infra);
            var hosts = IntStream.range(0, 6)
                    .mapToObj(i -> placement.place(machine(), zone, demand(1, 1000, 4096)))
                    .map(HostId::toString)
                    .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
            assertThat(hosts.values()).containsExactlyInAnyOrder(2L, 4L);
            assertThatThrownBy(() -> placement.place(machine(), zone, demand(1, 1000, 512)))
                    .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code())
                            .isEqualTo(Errors.INSUFFICIENT_CAPACITY))
                    .hasMessageContaining("Sandbox")
                    .hasMessageContaining("512 MiB");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMachineKeepsItsHostUntilItIsReleased(TestDatabase database) {
        try (var infra = InfraContext.start(database.fresh(folder), folder).seeded()) {
            var placement = infra.get(HostAllocator.class);
            var machine = machine();
            var first = placement.place(machine, zone(infra), demand(2, 1000, 16384));
            assertThat(placement.place(machine, zone(infra), demand(2, 1000, 16384))).isEqualTo(first);
            assertThat(placement.placed(machine)).map(HostAllocator.Placed::name).contains("sim-2");
            assertThat(placement.placed(List.of(machine, machine()))).containsOnlyKeys(machine);
            assertThatThrownBy(() -> placement.place(machine(), zone(infra), demand(2, 1000, 16384)))
                    .hasMessageContaining("No x86_64 host");
            placement.release(machine);
            placement.release(machine);
            assertThat(placement.placed(machine)).isEmpty();
            assertThat(placement.place(machine(), zone(infra), demand(2, 1000, 16384))).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @EnumSource
    void atOnceNeverGivesAHostAwayTwice(TestDatabase database) throws Exception {
        try (var infra = InfraContext.start(database.fresh(folder), folder).seeded()) {
            var placement = infra.get(HostAllocator.class);
            var zone = zone(infra);
            // room for 4 + 8 machines of 2 GiB; twice as many ask
            var asked = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 24; i++) {
                asked.add(() -> placed(placement, zone));
            }
            assertThat(succeededAtOnce(asked)).isEqualTo(12);
            assertThat(infra.list(CapacityView.class, new ListCapacity(zone, null, null, true, 0, null, Paging.all()))
                            .items())
                    .singleElement()
                    .satisfies(memory -> assertThat(memory.capacityused()).isEqualTo(memory.capacitytotal()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAllocatedIsTheSumOfThePlacementsWhateverHappensAtOnce(TestDatabase database) throws Exception {
        try (var infra = InfraContext.start(database.fresh(folder), folder).seeded()) {
            var placement = infra.get(HostAllocator.class);
            var zone = zone(infra);
            var machines = IntStream.range(0, 8).mapToObj(i -> machine()).toList();
            // each machine is placed once for every two times that it is released, all at the same time
            var work = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 96; i++) {
                var machine = machines.get(i % machines.size());
                var size = 512 * (1 + i % machines.size());
                var places = i % 3 == 0;
                work.add(() -> {
                    if (places) {
                        placement.place(machine, zone, demand(1, 500, size));
                    } else {
                        placement.release(machine);
                    }
                    return places;
                });
            }
            assertThat(succeededAtOnce(work)).isEqualTo(32);
            assertThat(allocated(infra, "host", "allocated_mhz", "allocated_mib"))
                    .isEqualTo(allocated(infra, "host_placement", "cpu_mhz", "memory_mib"));
            machines.forEach(placement::release);
            assertThat(allocated(infra, "host", "allocated_mhz", "allocated_mib")).isEqualTo("0 0");
        }
    }

    /** Does all of it on eight threads. @return how many answered true */
    private static int succeededAtOnce(List<Callable<Boolean>> work) throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var succeeded = 0;
            for (var answer : threads.invokeAll(work)) {
                succeeded += answer.get() ? 1 : 0;
            }
            return succeeded;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String allocated(InfraContext infra, String table, String mhz, String mib) {
        var sums = (Object[]) infra.get(Transactions.class)
                .call(() -> infra.get(EntityManager.class)
                        .createNativeQuery("SELECT COALESCE(SUM(" + mhz + "), 0), COALESCE(SUM(" + mib + "), 0) FROM "
                                + table)
                        .getSingleResult());
        return sums[0] + " " + sums[1];
    }

    @ParameterizedTest
    @EnumSource
    void closedHostsAndSlowOnesAreLeftOut(TestDatabase database) {
        try (var infra = InfraContext.start(database.fresh(folder), folder).seeded()) {
            var placement = infra.get(HostAllocator.class);
            var zone = zone(infra);
            var big = host(infra, "sim-2");
            infra.call(HostView.class, new UpdateHost(HostId.of(big.id()), "Disable"));
            assertThat(placement.place(machine(), zone, demand(1, 1000, 1024))).hasToString(host(infra, "sim-1").id());
            assertThatThrownBy(() -> placement.place(machine(), zone, demand(1, 1000, 16384)))
                    .hasMessageContaining("No x86_64 host");
            assertThatThrownBy(() -> placement.place(machine(), zone, demand(1, 3001, 512)))
                    .hasMessageContaining("No x86_64 host");
            assertThatThrownBy(() -> placement.place(machine(), zone, demand(9, 100, 512))).hasMessageContaining("No x86_64 host");
            infra.call(
                    ZoneView.class,
                    new UpdateZone(zone, null, null, null, null, null, null, null, "Disabled", null));
            assertThatThrownBy(() -> placement.place(machine(), zone, demand(1, 1000, 512)))
                    .hasMessageContaining("disabled");
        }
    }

    @ParameterizedTest
    @EnumSource
    void machinesGoToHostsOfTheirArchitecture(TestDatabase database) {
        var hosts = List.of(
                new BackendHost("sim-1", "192.168.0.11", "x86_64", 8, 3000, 16384),
                new BackendHost("sim-2", "192.168.0.12", "aarch64", 8, 3000, 8192));
        var backend = InfraContext.simulator(folder, SimulatorTimings.NONE, Clock.systemUTC(), hosts);
        try (var infra = InfraContext.start(database.fresh(folder), folder, backend, beans -> {}).seeded()) {
            var placement = infra.get(HostAllocator.class);
            var zone = zone(infra);
            assertThat(host(infra, "sim-1").arch()).isEqualTo("x86_64");
            assertThat(host(infra, "sim-2").arch()).isEqualTo("aarch64");
            assertThat(host(infra, "sim-2").clusterid()).isNotEqualTo(host(infra, "sim-1").clusterid());
            assertThat(placement.place(machine(), zone, new Demand("aarch64", 1, 1000, 512)))
                    .hasToString(host(infra, "sim-2").id());
            assertThatThrownBy(() -> placement.place(machine(), zone, new Demand("aarch64", 1, 1000, 8192)))
                    .hasMessageContaining("No aarch64 host in zone");
            assertThat(infra.get(ZoneService.class)
                            .hasRoomFor(zone, "aarch64", Map.of(offering(infra, "Kubernetes node").id(), 4)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void askingForRoomCountsMachinesOneAfterTheOtherAndTakesNone(TestDatabase database) {
        try (var infra = InfraContext.start(database.fresh(folder), folder).seeded()) {
            var zones = infra.get(ZoneService.class);
            var zone = zone(infra);
            var node = offering(infra, "Kubernetes node");
            var large = offering(infra, "Large Instance");
            assertThat(node.memoryMib()).isEqualTo(2048);
            // by memory 12 nodes, by CPU 16 x 3000 MHz = 24 nodes
            assertThat(zones.hasRoomFor(zone, "x86_64", Map.of(node.id(), 12))).isTrue();
            assertThat(zones.hasRoomFor(zone, "x86_64", Map.of(node.id(), 13))).isFalse();
            assertThat(zones.hasRoomFor(zone, "x86_64", Map.of(large.id(), 2, node.id(), 4))).isTrue();
            assertThat(zones.hasRoomFor(zone, "x86_64", Map.of(large.id(), 3, node.id(), 1))).isFalse();
            assertThat(zones.hasRoomFor(zone, "x86_64", Map.of())).isTrue();
            assertThat(zones.hasRoomFor(zone, "x86_64", Map.of(node.id(), 12))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theZonesBackEndIsFound(TestDatabase database) {
        try (var infra = InfraContext.start(database.fresh(folder), folder).seeded()) {
            var backends = infra.get(Backends.class);
            assertThat(backends.of(zone(infra))).isSameAs(infra.get(ComputeBackend.class));
            assertThatThrownBy(() -> backends.of(new ZoneId(UUID.randomUUID())))
                    .hasMessageContaining("Unable to find the zone");
            var addresses = infra.get(PublicRanges.class).addresses(zone(infra));
            assertThat(addresses).hasSize(13).startsWith("127.99.1.2").endsWith("127.99.1.14");
        }
    }

    private static boolean placed(HostAllocator placement, ZoneId zone) {
        try {
            placement.place(machine(), zone, demand(1, 1000, 2048));
            return true;
        } catch (ApiException e) {
            assertThat(e.code()).isEqualTo(Errors.INSUFFICIENT_CAPACITY);
            return false;
        }
    }

    private static ServiceOffering offering(InfraContext infra, String name) {
        var id = infra.list(
                        ServiceOfferingView.class,
                        new ListServiceOfferings(
                                null, name, null, null, null, null, null, null, ListScope.own(), Paging.all()))
                .items()
                .get(0)
                .id();
        return infra.get(Offerings.class).service(ServiceOfferingId.of(id)).orElseThrow();
    }

    private static HostView host(InfraContext infra, String name) {
        return infra.list(
                        HostView.class,
                        new ListHosts(
                                null, name, null, null, null, null, null, null, null, null, List.of(), Paging.all()))
                .items()
                .get(0);
    }

    private static ZoneId zone(InfraContext infra) {
        return infra.get(ZoneService.class).all().get(0).id();
    }

    private static Demand demand(int cpus, int cpuMhz, long memoryMib) {
        return new Demand("x86_64", cpus, cpuMhz, memoryMib);
    }

    private static VirtualMachineId machine() {
        return new VirtualMachineId(UUID.randomUUID());
    }
}
