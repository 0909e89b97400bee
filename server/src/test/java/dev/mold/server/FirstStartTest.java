package dev.mold.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mold.api.cloud.ImageState;
import dev.mold.api.cloud.Images;
import dev.mold.api.cloud.Offerings;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.compute.ComputeBackend;
import dev.mold.server.compute.BackendOptions;
import dev.mold.server.compute.simulator.SimulatorTimings;
import dev.mold.server.image.ImageView;
import dev.mold.server.image.ListTemplates;
import dev.mold.server.offering.ListNetworkOfferings;
import dev.mold.server.offering.ListServiceOfferings;
import dev.mold.server.offering.NetworkOfferingView;
import dev.mold.server.offering.NetworkServiceView;
import dev.mold.server.offering.ProviderView;
import dev.mold.server.offering.ServiceOfferingView;
import dev.mold.server.testing.TestDatabase;
import dev.mold.server.testing.infra.InfraContext;
import dev.mold.server.zone.HostView;
import dev.mold.server.zone.InfrastructureView;
import dev.mold.server.zone.ListHosts;
import dev.mold.server.zone.ListInfrastructure;
import dev.mold.server.zone.ListZones;
import dev.mold.server.zone.ZoneService;
import dev.mold.server.zone.ZoneView;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstStartTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aFreshDatabaseGetsOneZoneHoweverManyServersStart(TestDatabase database) throws Exception {
        try (var infra = InfraContext.start(database.fresh(folder), folder)) {
            var threads = Executors.newFixedThreadPool(2);
            try {
                Callable<InfraContext> start = infra::seeded;
                for (var done : threads.invokeAll(List.of(start, start))) {
                    done.get();
                }
            } finally {
                threads.shutdownNow();
            }
            infra.seeded();
            assertThat(infra.call(InfrastructureView.class, new ListInfrastructure()))
                    .isEqualTo(new InfrastructureView(1, 1, 1, 2));
            assertThat(networkOfferings(infra, null)).hasSize(2);
            var zone = infra.list(ZoneView.class, new ListZones(null, List.of(), null, null, null, Paging.all()));
            assertThat(zone.items()).singleElement().satisfies(view -> {
                assertThat(view.name()).isEqualTo("Sandbox");
                assertThat(view.networktype()).isEqualTo("Advanced");
                assertThat(view.guestcidraddress()).isEqualTo("10.1.1.0/24");
                assertThat(view.allocationstate()).isEqualTo("Enabled");
            });
            assertThat(infra.list(
                                    HostView.class,
                                    new ListHosts(
                                            null, null, null, null, null, "up", "routing", null, null, null, List.of(),
                                            Paging.all()))
                            .items())
                    .extracting(HostView::name)
                    .containsExactly("sim-1", "sim-2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nodesCanBeMadeFromTheSystemTemplateAndOfferings(TestDatabase database) {
        try (var infra = InfraContext.start(database.fresh(folder), folder).seeded()) {
            var zone = infra.get(ZoneService.class).all().get(0).id();
            assertThat(infra.get(Images.class).nodeTemplate(zone, "simulator", "x86_64")).hasValueSatisfying(template -> {
                assertThat(template.name()).isEqualTo("SystemVM Template (Simulator)");
                assertThat(template.state()).isEqualTo(ImageState.READY);
                assertThat(infra.get(ComputeBackend.class).image(template.id())).isPresent();
            });
            assertThat(infra.list(
                                    ServiceOfferingView.class,
                                    new ListServiceOfferings(
                                            null, null, null, 2, 2048, null, null, null, ListScope.own(),
                                            Paging.all()))
                            .items())
                    .extracting(ServiceOfferingView::name, ServiceOfferingView::rootdisksize)
                    .contains(tuple("Kubernetes node", 0L));
            assertThat(infra.list(
                                    ImageView.class,
                                    new ListTemplates(
                                            "featured", null, List.of(), null, zone, null, null, null, null, null,
                                            ListScope.own(), Paging.all()))
                            .items())
                    .extracting(ImageView::name, ImageView::status, ImageView::templatetype)
                    .containsExactly(tuple("Debian 12 (Simulator)", "Download Complete", "BUILTIN"));
        }
    }

    @Test
    void theKubernetesOfferingIsExactlyAsTheMissionSays() {
        try (var infra = InfraContext.start(TestDatabase.H2.fresh(folder), folder)) {
            infra.get(FirstStart.class).prepare();
            infra.get(FirstStart.class).prepare();
            assertThat(infra.get(ZoneService.class).all()).isEmpty();
            var name = "DefaultNetworkOfferingforKubernetesService";
            var text = "Default Network Offering for Kubernetes Service";
            assertThat(networkOfferings(infra, name)).singleElement().satisfies(offering -> {
                assertThat(offering.displaytext()).isEqualTo(text);
                assertThat(offering.guestiptype()).isEqualTo("Isolated");
                assertThat(offering.traffictype()).isEqualTo("Guest");
                assertThat(offering.networkrate()).isEqualTo(200);
                assertThat(offering.ispersistent()).isFalse();
                assertThat(offering.egressdefaultpolicy()).isTrue();
                assertThat(offering.availability()).isEqualTo("Required");
                assertThat(offering.conservemode()).isTrue();
                assertThat(offering.specifyvlan()).isFalse();
                assertThat(offering.specifyipranges()).isFalse();
                assertThat(offering.supportspublicaccess()).isFalse();
                assertThat(offering.supportsstrechedl2subnet()).isFalse();
                assertThat(offering.state()).isEqualTo("Enabled");
                assertThat(offering.isdefault()).isTrue();
                assertThat(offering.service())
                        .extracting(NetworkServiceView::name)
                        .containsExactlyInAnyOrder(
                                "Dhcp",
                                "StaticNat",
                                "UserData",
                                "SourceNat",
                                "Dns",
                                "Lb",
                                "Firewall",
                                "Vpn",
                                "PortForwarding");
                assertThat(offering.service())
                        .flatExtracting(NetworkServiceView::provider)
                        .extracting(ProviderView::name)
                        .containsOnly("VirtualRouter");
            });
            var offerings = infra.get(Offerings.class);
            assertThat(offerings.networkByNameOrText(text)).isEqualTo(offerings.networkByNameOrText(name));
            assertThat(offerings.networkByNameOrText(name))
                    .hasValueSatisfying(found -> {
                        assertThat(found.egressAllowed()).isTrue();
                        assertThat(found.isolated()).isTrue();
                        assertThat(found.enabled()).isTrue();
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerFillsItsFreshDatabaseItselfUnlessItIsToStayEmpty(boolean empty) {
        var backend = InfraContext.simulator(folder, SimulatorTimings.NONE, Clock.systemUTC());
        var database = TestDatabase.H2.fresh(folder);
        var options = new ServerOptions(
                0,
                "127.0.0.1",
                folder,
                folder,
                new BackendOptions("simulator", Optional.empty(), folder, Map.of()),
                database,
                empty,
                Optional.empty());
        try (var infra = InfraContext.start(
                database, folder, backend, beans -> beans.registerBean(ServerOptions.class, () -> options))) {
            assertThat(infra.get(ZoneService.class).all()).hasSize(empty ? 0 : 1);
            assertThat(networkOfferings(infra, null)).hasSize(2);
        }
    }

    private static List<NetworkOfferingView> networkOfferings(InfraContext infra, String name) {
        return infra.list(
                        NetworkOfferingView.class,
                        new ListNetworkOfferings(
                                null, name, null, null, null, null, null, null, null, null, List.of(), null, null, null,
                                null, null, Paging.all()))
                .items();
    }
}
