package dev.mold.server.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.Offerings;
import dev.mold.api.command.IndexedParams;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.DiskOfferingId;
import dev.mold.api.id.NetworkOfferingId;
import dev.mold.api.id.ServiceOfferingId;
import dev.mold.api.response.Success;
import dev.mold.server.testing.CommandCaller;
import dev.mold.server.testing.TestDatabase;
import dev.mold.server.testing.infra.InfraContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OfferingCommandsTest {
    private static final List<String> SERVICES = List.of("dhcp", "Dns", "SourceNat", "PortForwarding", "Lb", "dns");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aNetworkOfferingIsDisabledUntilItIsEnabledAndGoneWhenDeleted(TestDatabase database) {
        try (var infra = InfraContext.start(database.fresh(folder), folder)) {
            var made = infra.call(NetworkOfferingView.class, network("Mine", SERVICES, IndexedParams.empty()));
            assertThat(made.state()).isEqualTo("Disabled");
            assertThat(made.networkrate()).isEqualTo(200);
            assertThat(made.service())
                    .extracting(NetworkServiceView::name)
                    .containsExactly("Dhcp", "PortForwarding", "SourceNat", "Dns", "Lb");
            var user = infra.accounts().user("someone");
            var caller = infra.get(CommandCaller.class);
            assertThat(caller.list(NetworkOfferingView.class, networks(null), user).items()).isEmpty();

            var id = NetworkOfferingId.of(made.id());
            infra.call(
                    NetworkOfferingView.class,
                    new UpdateNetworkOffering(id, null, "New text", null, null, "enabled", null));
            var shown = caller.list(NetworkOfferingView.class, networks(List.of("lb", "dhcp")), user);
            assertThat(shown.items()).singleElement().satisfies(offering -> {
                assertThat(offering.displaytext()).isEqualTo("New text");
                assertThat(offering.state()).isEqualTo("Enabled");
            });
            assertThat(caller.list(NetworkOfferingView.class, networks(List.of("Vpn")), user).count())
                    .isZero();

            assertThat(infra.call(Success.class, new DeleteNetworkOffering(id)).success()).isTrue();
            assertThat(infra.list(NetworkOfferingView.class, networks(null)).count()).isZero();
            assertThat(infra.get(Offerings.class).network(id))
                    .hasValueSatisfying(removed -> assertThat(removed.enabled()).isFalse());
            assertThat(infra.get(Offerings.class).networkByNameOrText("Mine")).isEmpty();
            assertThatThrownBy(() -> infra.call(Success.class, new DeleteNetworkOffering(id)))
                    .hasMessageContaining("Unable to find");
        }
    }

    @ParameterizedTest
    @EnumSource
    void sizesAreStoredListedAndRemoved(TestDatabase database) {
        try (var infra = InfraContext.start(database.fresh(folder), folder)) {
            var fixed = infra.call(ServiceOfferingView.class, compute("Two", 2, 1500, 4096, null, null, null));
            var custom = infra.call(ServiceOfferingView.class, compute("Any", null, 1500, null, true, 1, 8));
            assertThat(custom.iscustomized()).isTrue();
            assertThat(custom.serviceofferingdetails())
                    .containsEntry("mincpunumber", "1")
                    .containsEntry("maxmemory", "8192");
            assertThat(services(infra, null)).extracting(ServiceOfferingView::name).containsExactly("Two", "Any");
            assertThat(services(infra, 3)).extracting(ServiceOfferingView::name).containsExactly("Any");
            assertThat(services(infra, 9)).isEmpty();
            var id = ServiceOfferingId.of(fixed.id());
            infra.call(ServiceOfferingView.class, new UpdateServiceOffering(id, null, null, null, "Inactive"));
            assertThat(services(infra, null)).extracting(ServiceOfferingView::name).containsExactly("Any");
            assertThat(infra.get(Offerings.class).service(id)).hasValueSatisfying(found -> {
                assertThat(found.active()).isFalse();
                assertThat(found.memoryMib()).isEqualTo(4096);
            });
            infra.call(Success.class, new DeleteServiceOffering(ServiceOfferingId.of(custom.id())));
            assertThat(services(infra, null)).isEmpty();

            var disk = infra.call(
                    DiskOfferingView.class, new CreateDiskOffering("Disk", null, 10L, null, null, null, null));
            assertThat(disk.disksize()).isEqualTo(10);
            var any = infra.call(
                    DiskOfferingView.class, new CreateDiskOffering("Any", null, null, null, null, null, null));
            assertThat(any.iscustomized()).isTrue();
            assertThat(infra.get(OfferingService.class).disk(DiskOfferingId.of(disk.id())))
                    .hasValueSatisfying(found -> assertThat(found.sizeGib()).isEqualTo(10));
        }
    }

    @Nested
    class BadInput {
        private InfraContext infra;

        @BeforeEach
        void start() {
            infra = InfraContext.start(TestDatabase.H2.fresh(folder), folder);
        }

        @AfterEach
        void stop() {
            infra.close();
        }

        @ParameterizedTest
        @CsvSource(nullValues = "-", textBlock = """
                -,   1000, 512, -,    -, -, cpunumber
                0,   1000, 512, -,    -, -, cpunumber
                1,   -,    512, -,    -, -, cpuspeed
                1,   1000, 31,  -,    -, -, memory
                1,   1000, 512, true, -, -, customized
                -,   1000, -,   true, 4, 2, maxcpunumber
                -,   -,    -,   true, 1, 2, cpuspeed
                1,   1000, 512, -,    1, 2, fixed
                """)
        void noSizeOfAComputeOffering(
                Integer cpus, Integer mhz, Integer mib, Boolean custom, Integer least, Integer most, String named) {
            refused(compute("Bad", cpus, mhz, mib, custom, least, most), named);
        }

        @Test
        void whatIsNotOffered() {
            refused(new CreateDiskOffering("d", null, 0L, null, null, null, null), "disksize");
            refused(new CreateDiskOffering("d", null, 5L, true, null, null, null), "disksize");
            refused(new CreateDiskOffering("d", null, 5L, null, "local", null, null), "storagetype");
            refused(new CreateDiskOffering(" ", null, 5L, null, null, null, null), "name");
            refused(new CreateDiskOffering("a\tb", null, 5L, null, null, null, null), "control characters");
            refused(network("n", List.of("NetworkACL"), IndexedParams.empty()), "NetworkACL");
            refused(network("n", List.of("Lb", "Dhcp"), IndexedParams.empty()), "SourceNat");
            refused(
                    network("n", List.of("Dhcp"), groups(Map.of("service", "Dhcp", "provider", "Netscaler"))),
                    "Netscaler");
            refused(
                    network("n", List.of("Dhcp"), groups(Map.of("service", "Dns", "provider", "VirtualRouter"))),
                    "Dns");
            refused(network("n", List.of("Dhcp"), groups(Map.of("service", "Dhcp"))), "provider");
        }

        @Test
        void redundantRoutersAndTakenNames() {
            var capability = groups(Map.of(
                    "service", "SourceNat", "capabilitytype", "RedundantRouter", "capabilityvalue", "true"));
            refused(network("n", SERVICES, IndexedParams.empty(), capability, "Guest", "Isolated"), "RedundantRouter");
            refused(
                    network("n", SERVICES, IndexedParams.empty(), IndexedParams.empty(), "Public", "Isolated"),
                    "traffictype");
            refused(network("n", SERVICES, IndexedParams.empty(), IndexedParams.empty(), "Guest", "L2"), "guestiptype");
            infra.call(NetworkOfferingView.class, network("n", SERVICES, IndexedParams.empty()));
            refused(network("n", SERVICES, IndexedParams.empty()), "already exists");
        }

        @Test
        void anOfferingOfTheInstallationIsNotDeleted() {
            infra.seeded();
            var id = infra.get(Offerings.class)
                    .networkByNameOrText(StandardOfferings.KUBERNETES_TEXT)
                    .orElseThrow()
                    .id();
            refused(new DeleteNetworkOffering(id), "cannot be deleted");
        }

        private void refused(Record command, String named) {
            assertThatThrownBy(() -> infra.call(Object.class, command))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.code()).isEqualTo(Errors.INVALID_PARAMETER))
                    .hasMessageContaining(named);
        }
    }

    private static List<ServiceOfferingView> services(InfraContext infra, Integer cpus) {
        return infra.list(
                        ServiceOfferingView.class,
                        new ListServiceOfferings(
                                null, null, null, cpus, null, null, null, null, ListScope.own(), Paging.all()))
                .items();
    }

    private static ListNetworkOfferings networks(List<String> services) {
        return new ListNetworkOfferings(
                null, null, null, null, null, null, null, null, null, null, services == null ? List.of() : services,
                null, null, null, null, null, Paging.all());
    }

    private static CreateServiceOffering compute(
            String name, Integer cpus, Integer mhz, Integer mib, Boolean custom, Integer least, Integer most) {
        var bounded = least != null;
        return new CreateServiceOffering(
                name,
                null,
                cpus,
                mhz,
                mib,
                custom,
                least,
                most,
                bounded ? 512 : null,
                bounded ? 8192 : null,
                null,
                "shared",
                "thin",
                null,
                null,
                null,
                null);
    }

    private static CreateNetworkOffering network(String name, List<String> services, IndexedParams providers) {
        return network(name, services, providers, IndexedParams.empty(), "Guest", "isolated");
    }

    private static CreateNetworkOffering network(
            String name,
            List<String> services,
            IndexedParams providers,
            IndexedParams capabilities,
            String traffic,
            String guest) {
        return new CreateNetworkOffering(
                name, null, traffic, guest, services, providers, capabilities, null, null, null, null, null, null, true,
                null, null, null, null);
    }

    private static IndexedParams groups(Map<String, String> group) {
        return new IndexedParams(List.of(group));
    }
}
