package dev.mold.server.vm.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.when;

import dev.mold.api.command.CallContext;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.HostId;
import dev.mold.api.id.ImageId;
import dev.mold.api.id.NetworkId;
import dev.mold.api.id.OperationId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.ListAnswer;
import dev.mold.api.response.VirtualMachineView;
import dev.mold.server.job.PendingJobs.PendingJob;
import dev.mold.server.network.NetworkService;
import dev.mold.server.testing.TestDatabase;
import dev.mold.server.vm.VmWorld;
import dev.mold.server.zone.HostAllocator;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MachineListTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aMachineIsShownWithAllThatIsKnownOfIt(TestDatabase database) {
        try (var world = VmWorld.start(database, folder)) {
            var machines = world.get(MachineService.class);
            var id = machines.create(world.machine("web-1")).id();
            var before = list(world, world.admin(), query(id)).items().get(0);
            assertThat(before.state()).isEqualTo("Stopped");
            assertThat(before.hostid()).isNull();
            machines.start(id);
            machines.attachIso(id, world.iso);
            var view = list(world, world.admin(), query(id)).items().get(0);
            assertThat(view.state()).isEqualTo("Running");
            assertThat(view.hostname()).isEqualTo("host-1");
            assertThat(view.zonename()).isEqualTo("zone-1");
            assertThat(view.templateid()).isEqualTo(world.template.toString());
            assertThat(view.templatename()).isEqualTo("Debian 12 (Simulator)");
            assertThat(view.isoname()).isEqualTo("tools");
            assertThat(view.serviceofferingname()).isEqualTo("Small Instance");
            assertThat(view.cpunumber()).isEqualTo(1);
            assertThat(view.memory()).isEqualTo(512);
            assertThat(view.hypervisor()).isEqualTo("Simulator");
            assertThat(view.instancename()).matches("i-\\d+-\\d+-VM");
            assertThat(view.keypairs()).isEqualTo("pair");
            assertThat(view.nic()).singleElement().satisfies(nic -> {
                assertThat(nic.networkname()).isEqualTo("net1");
                assertThat(nic.ipaddress()).isEqualTo(view.ipaddress());
                assertThat(nic.isdefault()).isTrue();
            });
            assertThat(machines.views(List.of(id), world.admin())).containsExactly(view);
            assertThat(machines.views(List.of(id), world.stranger())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void filtersFindWhatTheyName(TestDatabase database) {
        try (var world = VmWorld.start(database, folder)) {
            var machines = world.get(MachineService.class);
            var first = machines.create(world.machine("web-1")).id();
            var second = machines.create(world.machine("db-1")).id();
            machines.start(first);
            machines.attachIso(first, world.iso);
            var host = world.get(HostAllocator.class).placed(first).orElseThrow().id();
            assertThat(names(world, new Filter())).containsExactlyInAnyOrder("web-1", "db-1");
            assertThat(names(world, new Filter().id(second))).containsExactly("db-1");
            assertThat(names(world, new Filter().ids(List.of(first)))).containsExactly("web-1");
            assertThat(names(world, new Filter().name("EB"))).containsExactly("web-1");
            assertThat(names(world, new Filter().name("b-"))).containsExactlyInAnyOrder("web-1", "db-1");
            assertThat(names(world, new Filter().name("b_"))).isEmpty();
            assertThat(names(world, new Filter().keyword("db"))).containsExactly("db-1");
            assertThat(names(world, new Filter().state("Running"))).containsExactly("web-1");
            assertThat(names(world, new Filter().state("Present"))).hasSize(2);
            assertThat(names(world, new Filter().network(world.network.id()))).hasSize(2);
            assertThat(names(world, new Filter().network(new NetworkId(UUID.randomUUID())))).isEmpty();
            assertThat(names(world, new Filter().template(world.template))).hasSize(2);
            assertThat(names(world, new Filter().iso(world.iso))).containsExactly("web-1");
            assertThat(names(world, new Filter().host(host))).containsExactly("web-1");
            assertThatThrownBy(() -> names(world, new Filter().state("Flying"))).isInstanceOf(ApiException.class);
            assertThatThrownBy(() -> names(world, new Filter().id(first).ids(List.of(second))))
                    .hasMessageContaining("not both");
            assertThatThrownBy(() -> names(world, new Filter().details("colour")))
                    .hasMessageContaining("non permitted value colour");
            assertThat(list(world, world.admin(), new Filter().id(first).details("min").build())
                            .items()
                            .get(0)
                            .nic())
                    .isEmpty();
        }
    }

    @Test
    void theAddressOfStaticNatIsShown() {
        try (var world = VmWorld.start(TestDatabase.H2, folder)) {
            world.get(NetworkService.class).implement(world.network.id());
            var id = world.get(MachineService.class).create(world.machine("web-1")).id();
            assertThat(list(world, world.admin(), query(id)).items().get(0).publicip()).isNull();
            world.execute("update public_address set static_nat_machine_id = '" + id + "'");
            assertThat(list(world, world.admin(), query(id)).items().get(0).publicip()).startsWith("127.64.1.");
        }
    }

    @Test
    void theJobThatIsUnderWayIsShown() {
        try (var world = VmWorld.start(TestDatabase.H2, folder)) {
            var id = world.get(MachineService.class).create(world.machine("web-1")).id();
            assertThat(list(world, world.admin(), query(id)).items().get(0).jobid()).isNull();
            var job = new PendingJob(new OperationId(UUID.randomUUID()), 0);
            when(world.pendingJobs.of(List.of(id.value()))).thenReturn(Map.of(id.value(), job));
            var view = list(world, world.admin(), query(id)).items().get(0);
            assertThat(view.jobid()).isEqualTo(job.id().toString());
            assertThat(view.jobstatus()).isZero();
        }
    }

    @Test
    void othersMachinesAreNotShown() {
        try (var world = VmWorld.start(TestDatabase.H2, folder)) {
            world.get(MachineService.class).create(world.machine("web-1"));
            assertThat(list(world, world.stranger(), new Filter().build()).count()).isZero();
        }
    }

    @Test
    void destroyedMachinesAreShownToAdministratorsAlone() {
        try (var world = VmWorld.start(TestDatabase.H2, folder)) {
            var machines = world.get(MachineService.class);
            var id = machines.create(world.machine("web-1")).id();
            machines.markDestroyed(id);
            assertThat(names(world, new Filter())).containsExactly("web-1");
            assertThat(names(world, new Filter().state("Present"))).isEmpty();
            var user = world.userOf(world.admin());
            assertThat(list(world, user, new Filter().build()).count()).isZero();
            world.settings.put("allow.user.view.destroyed.vm", true);
            assertThat(list(world, user, new Filter().build()).count()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPageIsReadByAsManyQueriesHoweverManyMachinesItHas(TestDatabase database) {
        try (var world = VmWorld.start(database, folder)) {
            var machines = world.get(MachineService.class);
            IntStream.range(0, 40).forEach(i -> machines.create(world.machine("web-" + i)));
            var statistics = world.get(EntityManagerFactory.class)
                    .unwrap(SessionFactory.class)
                    .getStatistics();
            statistics.setStatisticsEnabled(true);
            var page = list(world, world.admin(), new Filter().page(2, 15).build());
            assertThat(page.count()).isEqualTo(40);
            assertThat(page.items()).hasSize(15);
            // rows, their number, interfaces, networks, hosts, addresses; and the names of zone, offering, images, OS
            assertThat(statistics.getPrepareStatementCount()).isLessThanOrEqualTo(10);
            for (var size : List.of(3, 15, 39)) {
                statistics.clear();
                list(world, world.admin(), new Filter().page(1, size).build());
                assertThat(statistics.getPrepareStatementCount()).as("page of " + size).isLessThanOrEqualTo(6);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void volumesAreListedWithTheirMachine(TestDatabase database) {
        try (var world = VmWorld.start(database, folder)) {
            var machines = world.get(MachineService.class);
            var id = machines.create(world.machine("web-1")).id();
            machines.create(world.machine("web-2"));
            var view = volumes(world, id, "ROOT").items().get(0);
            assertThat(view.name()).startsWith("ROOT-");
            assertThat(view.size()).isEqualTo(1L << 30);
            assertThat(view.state()).isEqualTo("Allocated");
            assertThat(view.vmname()).isEqualTo("web-1");
            assertThat(volumes(world, null, null).count()).isEqualTo(2);
            assertThat(volumes(world, id, "DATADISK").count()).isZero();
            assertThatThrownBy(() -> volumes(world, id, "TAPE")).hasMessageContaining("Invalid volume type");
            machines.start(id);
            assertThat(volumes(world, id, null).items().get(0).state()).isEqualTo("Ready");
            machines.expunge(id);
            assertThat(volumes(world, id, null).count()).isZero();
        }
    }

    private static ListAnswer<VolumeView> volumes(VmWorld world, VirtualMachineId machine, String type) {
        var command = new ListVolumes(
                null, List.of(), null, type, machine, null, null, null, null, null, ListScope.own(), Paging.all());
        return world.get(MachineListCommands.class).volumes(command, world.admin());
    }

    private static List<String> names(VmWorld world, Filter filter) {
        return list(world, world.admin(), filter.build()).items().stream()
                .map(VirtualMachineView::name)
                .toList();
    }

    private static ListVirtualMachines query(VirtualMachineId id) {
        return new Filter().id(id).build();
    }

    private static ListAnswer<VirtualMachineView> list(VmWorld world, CallContext call, ListVirtualMachines command) {
        return world.get(MachineListCommands.class).machines(command, call);
    }

    /** The parameters of one call, none by default. */
    private static final class Filter {
        private VirtualMachineId id;
        private List<VirtualMachineId> ids = List.of();
        private String name;
        private String state;
        private NetworkId network;
        private List<String> details = List.of();
        private ImageId template;
        private ImageId iso;
        private HostId host;
        private Paging paging = Paging.all();

        Filter id(VirtualMachineId value) {
            id = value;
            return this;
        }

        Filter ids(List<VirtualMachineId> value) {
            ids = value;
            return this;
        }

        Filter name(String value) {
            name = value;
            return this;
        }

        Filter state(String value) {
            state = value;
            return this;
        }

        Filter network(NetworkId value) {
            network = value;
            return this;
        }

        Filter details(String... value) {
            details = List.of(value);
            return this;
        }

        Filter template(ImageId value) {
            template = value;
            return this;
        }

        Filter iso(ImageId value) {
            iso = value;
            return this;
        }

        Filter host(HostId value) {
            host = value;
            return this;
        }

        Filter keyword(String value) {
            paging = new Paging(value, null, -1);
            return this;
        }

        Filter page(int number, int size) {
            paging = new Paging(null, number, size);
            return this;
        }

        ListVirtualMachines build() {
            return new ListVirtualMachines(
                    id, ids, name, state, null, network, details, template, iso, null, null, host, null,
                    ListScope.own(),
                    paging);
        }
    }
}
