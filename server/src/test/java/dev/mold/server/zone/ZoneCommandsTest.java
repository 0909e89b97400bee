package dev.mold.server.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.command.Paging;
import dev.mold.api.compute.BackendHost;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.Errors;
import dev.mold.api.id.HostClusterId;
import dev.mold.api.id.HostId;
import dev.mold.api.id.PodId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.id.VlanIpRangeId;
import dev.mold.api.id.ZoneId;
import dev.mold.api.response.Success;
import dev.mold.server.compute.simulator.SimulatorTimings;
import dev.mold.server.testing.CommandCaller;
import dev.mold.server.testing.TestDatabase;
import dev.mold.server.testing.infra.InfraContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ZoneCommandsTest {
    private final Set<String> used = new HashSet<>();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aZoneIsSetUpByHandAndTakenDown(TestDatabase database) {
        try (var infra = start(database)) {
            var zone = zone(infra, "seoul-1");
            assertThat(zone.allocationstate()).isEqualTo("Disabled");
            var zoneId = ZoneId.of(zone.id());
            var pod = infra.call(PodView.class, new CreatePod("pod-1", zoneId, null, null, null, null, null));
            var podId = PodId.of(pod.id());
            var cluster = infra.list(
                            HostClusterView.class,
                            new AddCluster("c-1", "CloudManaged", "simulator", podId, zoneId, null, null))
                    .items()
                    .get(0);
            assertThat(cluster.hypervisortype()).isEqualTo("Simulator");
            var clusterId = HostClusterId.of(cluster.id());
            var host = infra.list(HostView.class, host("http://sim-1", zoneId, podId, clusterId)).items().get(0);
            assertThat(host.cpunumber()).isEqualTo(8);
            assertThat(host.memorytotal()).isEqualTo(8192L << 20);
            assertThat(host.state()).isEqualTo("Up");
            assertThat(host.clustername()).isEqualTo("c-1");
            refused(infra, host("http://sim-1", zoneId, podId, clusterId), "already");
            refused(infra, host("http://sim-9", zoneId, podId, clusterId), "no host sim-9");
            refused(infra, host("http://sim-2", zoneId, podId, null), "clusterid");
            var arm = infra.list(
                            HostClusterView.class,
                            new AddCluster("c-2", "CloudManaged", "simulator", podId, zoneId, null, "aarch64"))
                    .items()
                    .get(0);
            var armId = HostClusterId.of(arm.id());
            refused(infra, host("http://sim-2", zoneId, podId, armId), "Cluster c-2 is for aarch64 hosts");
            assertThat(infra.call(Success.class, new DeleteCluster(armId)).success()).isTrue();
            var range = infra.call(VlanIpRangeView.class, range(zoneId, "127.99.1.5", "127.99.1.9"));
            assertThat(range.cidr()).isEqualTo("127.99.1.0/28");
            assertThat(infra.get(PublicRanges.class).addresses(zoneId)).hasSize(5);
            infra.call(
                    ZoneView.class,
                    new UpdateZone(zoneId, null, null, null, null, null, null, null, "Enabled", null));
            assertThat(infra.list(HypervisorView.class, new ListHypervisors(zoneId)).items())
                    .containsExactly(new HypervisorView("Simulator"));

            inUse(infra, new DeleteZone(zoneId), "pods");
            inUse(infra, new DeletePod(podId), "clusters");
            inUse(infra, new DeleteCluster(clusterId), "hosts");
            var machine = new VirtualMachineId(UUID.randomUUID());
            infra.get(HostAllocator.class).place(machine, zoneId, new Demand("x86_64", 1, 1000, 512));
            inUse(infra, new DeleteHost(HostId.of(host.id())), "machines");
            used.add("127.99.1.7");
            inUse(infra, new DeleteVlanIpRange(VlanIpRangeId.of(range.id())), "in use");
            assertThat(infra.list(CapacityView.class, new ListCapacity(zoneId, null, null, true, 4, null, Paging.all()))
                            .items())
                    .singleElement()
                    .satisfies(addresses -> {
                        assertThat(addresses.capacitytotal()).isEqualTo(5);
                        assertThat(addresses.capacityused()).isEqualTo(1);
                        assertThat(addresses.percentused()).isEqualTo("20.00");
                    });

            infra.get(HostAllocator.class).release(machine);
            used.clear();
            for (var command : List.of(
                    new DeleteVlanIpRange(VlanIpRangeId.of(range.id())),
                    new DeleteHost(HostId.of(host.id())),
                    new DeleteCluster(clusterId),
                    new DeletePod(podId),
                    new DeleteZone(zoneId))) {
                assertThat(infra.call(Success.class, command).success()).isTrue();
            }
            assertThat(infra.call(InfrastructureView.class, new ListInfrastructure()))
                    .isEqualTo(new InfrastructureView(0, 0, 0, 0));
            refused(infra, new DeleteZone(zoneId), "Unable to find the zone");
            assertThat(infra.get(ZoneService.class).find(zoneId)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void zonesAreFoundByNameKeywordAndPage(TestDatabase database) {
        try (var infra = start(database)) {
            for (var name : List.of("seoul_1", "Seoul-2", "daejeon")) {
                zone(infra, name);
                // Lists are in the order of making, which is kept to the millisecond.
                var made = Instant.now();
                Awaitility.await()
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> Duration.between(made, Instant.now()).toMillis() >= 2);
            }
            assertThat(names(infra, new ListZones(null, List.of(), "daejeon", null, null, Paging.all())))
                    .containsExactly("daejeon");
            assertThat(names(infra, new ListZones(null, List.of(), "Daejeon", null, null, Paging.all()))).isEmpty();
            assertThat(names(infra, keyword("SEOUL", 1, 10))).containsExactly("seoul_1", "Seoul-2");
            assertThat(names(infra, keyword("l_", 1, 10))).as("no wildcard").containsExactly("seoul_1");
            assertThat(names(infra, keyword("%", 1, 10))).isEmpty();
            var second = infra.list(ZoneView.class, keyword(null, 2, 2));
            assertThat(second.count()).isEqualTo(3);
            assertThat(second.items()).extracting(ZoneView::name).containsExactly("daejeon");
            var beyond = infra.list(ZoneView.class, keyword(null, 9, 2));
            assertThat(beyond.count()).isEqualTo(3);
            assertThat(beyond.items()).isEmpty();
            assertThat(infra.get(CommandCaller.class)
                            .list(ZoneView.class, keyword(null, 1, 10), infra.accounts().user("u"))
                            .items())
                    .as("users are not shown disabled zones")
                    .isEmpty();
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        try (var infra = start(TestDatabase.H2).seeded()) {
            var zone = infra.get(ZoneService.class).all().get(0).id();
            refused(infra, zone("Sandbox", "Advanced", "8.8.8.8", null, null), "exists already");
            refused(infra, zone("z", "Basic", "8.8.8.8", null, null), "network type");
            refused(infra, zone("z", "Advanced", "8.8.8", null, null), "dns1");
            refused(infra, zone("z", "Advanced", "8.8.8.8", "10.1.1.0", null), "guest CIDR");
            refused(infra, zone("z", "Advanced", "8.8.8.8", "10.1.1.1/24", null), "guest CIDR");
            refused(infra, zone("z", "Advanced", "8.8.8.8", "198.51.100.0/24", null), "RFC 1918");
            refused(infra, zone("z", "Advanced", "8.8.8.8", null, "bad_domain"), "network domain");
            refused(infra, zone(" ", "Advanced", "8.8.8.8", null, null), "name");
            refused(infra, range(zone, "127.99.1.5", "127.99.1.9"), "overlaps");
            refused(infra, range(zone, "127.99.1.9", "127.99.1.5"), "before");
            refused(infra, range(zone, "127.99.2.5", "127.99.2.9"), "lie within");
            refused(
                    infra,
                    new CreateVlanIpRange(zone, "10.9.9.5", null, "10.9.9.1", "255.255.255.0", null, null),
                    "serves the addresses");
            refused(
                    infra,
                    new CreateVlanIpRange(zone, "127.99.1.5", null, "127.99.1.1", "255.0.255.0", null, null),
                    "netmask");
            refused(infra, new CreatePod("p", zone, "10.0.0.2", null, null, null, null), "together");
            refused(infra, new ListCapacity(null, null, null, true, null, "name", Paging.all()), "sortby");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHostThatGrewIsKnownWithItsNewSizeAfterARestart(TestDatabase database) {
        var settings = database.fresh(folder);
        try (var infra = InfraContext.start(settings, folder).seeded()) {
            assertThat(infra.call(InfrastructureView.class, new ListInfrastructure()).hosts()).isEqualTo(2);
        }
        var grown = InfraContext.simulator(
                folder,
                SimulatorTimings.NONE,
                Clock.systemUTC(),
                List.of(new BackendHost("sim-2", "192.168.0.99", "x86_64", 16, 3500, 32768)));
        try (var infra = InfraContext.start(settings, folder, grown, beans -> {})) {
            var hosts = infra.list(
                            HostView.class,
                            new ListHosts(
                                    null, null, null, null, null, null, null, null, null, null, List.of("min"),
                                    Paging.all()))
                    .items();
            assertThat(hosts).extracting(HostView::cpunumber).containsExactly(8, 16);
            assertThat(hosts).extracting(HostView::ipaddress).containsExactly("192.168.0.11", "192.168.0.99");
            assertThat(hosts).extracting(HostView::cpuallocated).containsOnlyNulls();
        }
    }

    @Test
    void settingsOfOverProvisioningAreChecked() {
        assertThat(ZoneSettings.CPU_FACTOR.parse("2.5")).isEqualTo(2.5);
        for (var text : List.of("0.5", "NaN", "many", "-1", "Infinity")) {
            assertThatThrownBy(() -> ZoneSettings.MEMORY_FACTOR.parse(text))
                    .hasMessageContaining("mem.overprovisioning.factor");
        }
    }

    private InfraContext start(TestDatabase database) {
        return InfraContext.start(
                database.fresh(folder),
                folder,
                InfraContext.simulator(
                        folder, SimulatorTimings.NONE, Clock.systemUTC()),
                beans -> beans.registerBean(PublicAddressUse.class, () -> zone -> used));
    }

    private static ZoneView zone(InfraContext infra, String name) {
        return infra.call(ZoneView.class, zone(name, "advanced", "8.8.8.8", null, null));
    }

    private static CreateZone zone(String name, String type, String dns, String guestCidr, String domain) {
        return new CreateZone(name, type, dns, null, "10.0.0.1", null, guestCidr, domain, null, null);
    }

    private static AddHost host(String url, ZoneId zone, PodId pod, HostClusterId cluster) {
        return new AddHost(url, "Simulator", zone, pod, cluster, null, null);
    }

    private static CreateVlanIpRange range(ZoneId zone, String first, String last) {
        return new CreateVlanIpRange(zone, first, last, "127.99.1.1", "255.255.255.240", null, true);
    }

    private static ListZones keyword(String keyword, int page, int size) {
        return new ListZones(null, List.of(), null, null, null, new Paging(keyword, page, size));
    }

    private static List<String> names(InfraContext infra, ListZones command) {
        return infra.list(ZoneView.class, command).items().stream()
                .map(ZoneView::name)
                .toList();
    }

    private static void refused(InfraContext infra, Record command, String named) {
        fails(infra, command, named, Errors.INVALID_PARAMETER);
    }

    private static void inUse(InfraContext infra, Record command, String named) {
        fails(infra, command, named, Errors.RESOURCE_IN_USE);
    }

    private static void fails(InfraContext infra, Record command, String named, ErrorCode code) {
        assertThatThrownBy(() -> infra.call(Object.class, command))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(named);
    }
}
