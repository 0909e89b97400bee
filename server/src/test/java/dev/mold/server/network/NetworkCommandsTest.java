package dev.mold.server.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.command.ListScope;
import dev.mold.api.command.Owner;
import dev.mold.api.command.Paging;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.id.NetworkId;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkCommandsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void networksAreMadeListedChangedAndDeleted(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            NetworkView made = world.call(creation(world, "net", null, null));
            assertThat(made.state()).isEqualTo("Allocated");
            assertThat(made.cidr()).isEqualTo("10.1.1.0/24");
            assertThat(made.service()).extracting("name").contains("Firewall", "Lb");
            assertThat(world.events()).containsExactly("NETWORK.CREATE");
            world.call(creation(world, "net", "10.7.0.1", "255.255.0.0"));

            assertThat(list(world, "net", null).count()).isEqualTo(2);
            assertThat(list(world, null, List.of("Lb", "Firewall")).count()).isEqualTo(2);
            assertThat(list(world, null, List.of("NetworkACL")).count()).isZero();
            ListAnswer<NetworkView> others =
                    world.call(listing("net", null), FakeAccounts.call(FakeAccounts.BOB));
            assertThat(others.count()).isZero();

            var id = NetworkId.of(made.id());
            world.call(new UpdateNetwork(id, "renamed", null, "example.org"));
            var renamed = (NetworkView) world.runJob().answer().map(JobAnswer::view).orElseThrow();
            assertThat(renamed.name()).isEqualTo("renamed");
            assertThat(renamed.networkdomain()).isEqualTo("example.org");

            world.networks().implement(id);
            ListAnswer<RouterView> routers = world.call(
                    new ListRouters(null, null, null, id, null, ListScope.own(), Paging.all()));
            assertThat(routers.items()).singleElement().satisfies(router -> {
                assertThat(router.state()).isEqualTo("Running");
                assertThat(router.publicip()).isEqualTo("198.51.100.2");
            });

            var machine = world.machine(world.networks().require(id), "m");
            world.call(new DeleteNetwork(id, null));
            var failure = world.runJob().failure().orElseThrow();
            assertThat(failure.code().wireCode()).isEqualTo(530);
            assertThat(failure.reason()).startsWith("Failed to delete network");
            world.nics().release(machine);
            world.call(new DeleteNetwork(id, null));
            assertThat(world.runJob().failure()).isEmpty();
            assertThat(world.networks().find(id)).isEmpty();
            assertThat(world.backend().networks()).isEmpty();
        }
    }

    @Test
    void aForcedDeletionLeavesTheRouterToTheWatch() {
        try (var world = NetworkWorld.on(TestDatabase.H2, folder)) {
            var network = world.network("net");
            world.backend().breakDown(true);
            world.call(new DeleteNetwork(network.id(), true));
            assertThat(world.runJob().failure()).isEmpty();
            assertThat(world.networks().find(network.id())).isEmpty();
            assertThat(world.backend().networks()).hasSize(1);
            world.backend().breakDown(false);
            world.watch();
            assertThat(world.backend().networks()).isEmpty();
        }
    }

    @Test
    void aRestartPushesAnew() {
        try (var world = NetworkWorld.on(TestDatabase.H2, folder)) {
            var network = world.network("net");
            var pushes = world.backend().pushes();
            world.call(new RestartNetwork(network.id(), true, null));
            assertThat(world.runJob().failure()).isEmpty();
            assertThat(world.backend().pushes()).isEqualTo(pushes + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.1.1, 255.0.255.0, Invalid gateway IP provided. Either the IP is broadcast or network IP.",
        "10.1.1.0, 255.255.255.0, Invalid gateway IP provided. Either the IP is broadcast or network IP.",
        "10.1.1.255, 255.255.255.0, Invalid gateway IP provided. Either the IP is broadcast or network IP.",
        "10.1.1.1, , gateway and netmask must be given together",
        "10.1.1.300, 255.255.255.0, Invalid gateway 10.1.1.300",
        "10.1.1.1, 255.255.255.254, Invalid size of network",
        "203.0.113.1, 255.255.255.0, Virtual Guest Cidr 203.0.113.0/24 is not RFC 1918 or 6598 compliant",
        "172.16.0.1, 255.0.0.0, Virtual Guest Cidr 172.0.0.0/8 is not RFC 1918 or 6598 compliant",
        "172.32.0.1, 255.255.0.0, Virtual Guest Cidr 172.32.0.0/16 is not RFC 1918 or 6598 compliant"
    })
    void addressesThatDoNotFitAreRefused(String gateway, String netmask, String message) {
        try (var world = NetworkWorld.on(TestDatabase.H2, folder)) {
            assertThatThrownBy(() -> world.call(creation(world, "net", gateway, netmask)))
                    .isInstanceOf(ApiException.class)
                    .hasMessageStartingWith(message);
            assertThat(list(world, null, null).count()).isZero();
        }
    }

    private static CreateNetwork creation(NetworkWorld world, String name, String gateway, String netmask) {
        return new CreateNetwork(
                name, null, world.offering(), world.zone(), gateway, netmask, null, null, null, null, null,
                Owner.caller(), none());
    }

    private static UnofferedOptions none() {
        return new UnofferedOptions(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null);
    }

    private static ListAnswer<NetworkView> list(NetworkWorld world, String keyword, List<String> services) {
        return world.call(listing(keyword, services));
    }

    private static ListNetworks listing(String keyword, List<String> services) {
        return new ListNetworks(
                null,
                null,
                null,
                "isolated",
                null,
                null,
                null,
                services == null ? List.of() : services,
                null,
                null,
                null,
                true,
                null,
                null,
                null,
                ListScope.own(),
                new Paging(keyword, 1, 500));
    }
}
