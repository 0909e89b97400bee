package dev.mold.server.network.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.PortForwardingRule;
import dev.mold.api.cloud.Protocol;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Owner;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Submitted;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.network.FakeAccounts;
import dev.mold.server.network.NetworkWorld;
import dev.mold.server.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AddressCommandsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void anAddressIsAcquiredAndGivenBackWithItsRules(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            var id = associate(world, network, null);
            assertThat(state(world, id)).isEqualTo("Allocating");
            var view = (AddressView) world.runJob().answer().map(JobAnswer::view).orElseThrow();
            assertThat(view.state()).isEqualTo("Allocated");
            assertThat(view.associatednetworkname()).isEqualTo("net");
            assertThat(world.config(network).addresses()).containsExactly("198.51.100.2", "198.51.100.3");

            var machine = world.machine(network, "web");
            world.make(new FirewallRule(
                    new FirewallRuleId(UUID.randomUUID()), id, Protocol.TCP, 80, 80, List.of("0.0.0.0/0")));
            world.make(new PortForwardingRule(
                    new PortForwardingRuleId(UUID.randomUUID()), id, Protocol.TCP, 80, 8080, machine));
            assertThat(only(world, id).hasrules()).isTrue();

            world.call(new DisassociateIpAddress(id, null));
            assertThat(state(world, id)).isEqualTo("Releasing");
            assertThat(world.runJob().failure()).isEmpty();
            assertThat(world.config(network).addresses()).containsExactly("198.51.100.2");
            assertThat(world.config(network).firewall()).isEmpty();
            assertThat(world.config(network).forwards()).isEmpty();
            assertThat(list(world, id, null, null).count()).isZero();
            assertThatThrownBy(() -> world.call(new DisassociateIpAddress(id, null)))
                    .hasMessageStartingWith("Unable to find IP address");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFreeAddressHasTheIdThatItsNextOwnerSees(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            ListAnswer<AddressView> all = list(world, null, null, false);
            assertThat(all.count()).isEqualTo(8);
            assertThat(list(world, null, "Free", null).count()).isEqualTo(7);
            assertThat(list(world, null, null, null).count()).isEqualTo(1);
            var wanted = all.items().stream()
                    .filter(view -> view.ipaddress().equals("198.51.100.7"))
                    .findFirst()
                    .orElseThrow();
            assertThat(wanted.state()).isEqualTo("Free");
            var first = associate(world, network, "198.51.100.7");
            world.runJob();
            assertThat(first).hasToString(wanted.id());
            assertThatThrownBy(() -> associate(world, network, "198.51.100.7")).hasMessageContaining("not free");
            world.call(new DisassociateIpAddress(null, "198.51.100.7"));
            world.runJob();
            var second = associate(world, network, "198.51.100.7");
            assertThat(second).isNotEqualTo(first);
        }
    }

    @Test
    void aPageMayHoldGivenAndFreeAddresses() {
        try (var world = NetworkWorld.on(TestDatabase.H2, folder)) {
            world.network("net");
            var ips = new ArrayList<String>();
            for (var page = 1; page <= 3; page++) {
                ListAnswer<AddressView> answer = world.call(listing(null, null, false, new Paging(null, page, 3)));
                assertThat(answer.count()).isEqualTo(8);
                answer.items().forEach(view -> ips.add(view.ipaddress()));
            }
            assertThat(ips).hasSize(8).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAcquisitionThatTheRouterCannotLearnOfIsTakenBack(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            associate(world, network, null);
            world.backend().breakDown(true);
            assertThat(world.runJob().failure().orElseThrow().code()).isEqualTo(Errors.BACKEND_FAILED);
            assertThat(list(world, null, null, null).count()).isEqualTo(1);
            world.backend().breakDown(false);
            world.watch();
            assertThat(world.config(network).addresses()).containsExactly("198.51.100.2");
        }
    }

    @Test
    void theSourceNatAddressAndStrangersAddressesStay() {
        try (var world = NetworkWorld.on(TestDatabase.H2, folder)) {
            var network = world.network("net");
            var sourceNat = world.sourceNat(network);
            assertThatThrownBy(() -> world.call(new DisassociateIpAddress(sourceNat, null)))
                    .hasMessageContaining("source NAT");
            var id = associate(world, network, null);
            var ip = only(world, id).ipaddress();
            assertThatThrownBy(() -> world.call(
                            new DisassociateIpAddress(null, ip), FakeAccounts.call(FakeAccounts.BOB)))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.code()).isEqualTo(Errors.PERMISSION_DENIED));
            assertThatThrownBy(() -> world.call(new DisassociateIpAddress(null, null)))
                    .hasMessageContaining("Please specify");
        }
    }

    @ParameterizedTest
    @EnumSource
    void staticNatLeadsAWholeAddressToOneMachine(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            var machine = world.machine(network, "web");
            assertThatThrownBy(() -> world.call(enable(world.sourceNat(network), machine)))
                    .hasMessageContaining("source NAT");
            var id = associate(world, network, null);
            world.runJob();
            world.call(enable(id, machine));
            world.call(enable(id, machine));
            assertThat(world.config(network).staticNats()).singleElement().satisfies(nat -> {
                assertThat(nat.address()).isEqualTo("198.51.100.3");
                assertThat(nat.machine()).isEqualTo(machine);
            });
            assertThat(only(world, id).virtualmachinename()).isEqualTo("web");
            assertThat(only(world, id).vmipaddress()).isEqualTo("10.1.1.2");
            assertThatThrownBy(() -> world.make(new PortForwardingRule(
                            new PortForwardingRuleId(UUID.randomUUID()), id, Protocol.TCP, 80, 80, machine)))
                    .hasMessageContaining("Static NAT is enabled");
            assertThat(world.events()).containsExactly("STATICNAT.ENABLE");

            world.call(new DisableStaticNat(id));
            world.runJob();
            assertThat(world.config(network).staticNats()).isEmpty();

            world.backend().breakDown(true);
            assertThatThrownBy(() -> world.call(enable(id, machine))).hasMessageContaining("away");
            assertThat(only(world, id).isstaticnat()).isFalse();
        }
    }

    private static EnableStaticNat enable(PublicIpAddressId id, VirtualMachineId machine) {
        return new EnableStaticNat(id, machine, null, null);
    }

    private static PublicIpAddressId associate(NetworkWorld world, Network network, String ip) {
        Submitted submitted =
                world.call(new AssociateIpAddress(network.id(), null, ip, null, null, Owner.caller()));
        return (PublicIpAddressId) submitted.entity().orElseThrow();
    }

    private static AddressView only(NetworkWorld world, PublicIpAddressId id) {
        return list(world, id, null, null).items().get(0);
    }

    private static String state(NetworkWorld world, PublicIpAddressId id) {
        return only(world, id).state();
    }

    private static ListAnswer<AddressView> list(
            NetworkWorld world, PublicIpAddressId id, String state, Boolean allocatedOnly) {
        return world.call(listing(id, state, allocatedOnly, Paging.all()));
    }

    private static ListPublicIpAddresses listing(
            PublicIpAddressId id, String state, Boolean allocatedOnly, Paging paging) {
        return new ListPublicIpAddresses(
                id, null, allocatedOnly, state, null, null, null, null, null, null, ListScope.own(), paging);
    }
}
