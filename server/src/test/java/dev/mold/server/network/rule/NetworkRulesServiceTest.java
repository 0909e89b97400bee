package dev.mold.server.network.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mold.api.cloud.AddressRules;
import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.cloud.LoadBalancerRule;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.PortForwardingRule;
import dev.mold.api.cloud.Protocol;
import dev.mold.api.cloud.RuleIds;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.Errors;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.network.NetworkWorld;
import dev.mold.server.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkRulesServiceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aClustersRulesReachTheRouterInOnePieceAndMayBeAskedForAgain(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            var address = world.sourceNat(network);
            var control = world.machine(network, "control");
            var worker = world.machine(network, "worker");
            var firewall = List.of(open(address, 2222, 2224), open(address, 6443, 6443));
            var forwards = List.of(forward(address, 2222, control), forward(address, 2223, worker));
            var balancer = balance(address, 6443, Set.of(control));

            var before = world.backend().pushes();
            var desired = new AddressRules(address, firewall, forwards, List.of(balancer));
            for (var i = 0; i < 2; i++) {
                assertThat(world.rules().replace(desired, RuleIds.none())).isTrue();
            }
            assertThat(world.backend().pushes()).isEqualTo(before + 1);
            assertThat(world.rules().firewall(address)).containsExactlyInAnyOrderElementsOf(firewall);
            assertThat(world.rules().forwardings(address)).containsExactlyElementsOf(forwards);
            assertThat(world.rules().loadBalancers(address)).containsExactly(balancer);
            var config = world.config(network);
            assertThat(config.firewall()).hasSize(2).allMatch(opening -> opening.address().equals("198.51.100.2"));
            assertThat(config.forwards()).hasSize(2).allMatch(one -> one.privatePort() == 22);
            assertThat(config.balancers()).singleElement().satisfies(one -> {
                assertThat(one.members()).containsExactly(control);
                assertThat(one.algorithm()).isEqualTo("roundrobin");
            });

            var grown = new LoadBalancerRule(
                    balancer.id(), "api", address, 6443, 6443, "roundrobin", Set.of(control, worker));
            world.make(grown);
            assertThat(world.config(network).balancers().get(0).members()).hasSize(2);
            world.make(balancer);
            assertThat(world.rules().loadBalancers(address)).containsExactly(balancer);

            for (var i = 0; i < 2; i++) {
                assertThat(world.rules().remove(desired.ids())).isTrue();
            }
            assertThat(world.config(network).firewall()).isEmpty();
            assertThat(world.config(network).forwards()).isEmpty();
            assertThat(world.config(network).balancers()).isEmpty();
            assertThat(world.rules().forwardings(address)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void rulesThatAnotherServerCreatesAtTheSameTimeAreNoConflict(TestDatabase database) throws Exception {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            var address = world.sourceNat(network);
            var machine = world.machine(network, "control");
            var desired = new AddressRules(
                    address,
                    List.of(open(address, 6443, 6443)),
                    List.of(forward(address, 2222, machine)),
                    List.of(balance(address, 6443, Set.of(machine))));

            var second = world.transactions().call(() -> {
                world.rules().replace(desired, RuleIds.none());
                var meanwhile = CompletableFuture.supplyAsync(() -> world.rules().replace(desired, RuleIds.none()));
                await().until(() -> meanwhile.isDone() || someoneWaitsForALock(world, database));
                assertThat(meanwhile).isNotDone();
                return meanwhile;
            });

            assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(world.rules().firewall(address)).containsExactlyElementsOf(desired.firewall());
            assertThat(world.rules().forwardings(address)).containsExactlyElementsOf(desired.forwardings());
            assertThat(world.rules().loadBalancers(address)).containsExactlyElementsOf(desired.loadBalancers());
        }
    }

    private static boolean someoneWaitsForALock(NetworkWorld world, TestDatabase database) throws SQLException {
        var waiting = database == TestDatabase.H2
                ? "SELECT COUNT(*) FROM information_schema.sessions WHERE blocker_id IS NOT NULL"
                : "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'";
        try (var connection = world.bean(DataSource.class).getConnection();
                var result = connection.createStatement().executeQuery(waiting)) {
            return result.next() && result.getInt(1) > 0;
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoRulesCannotHaveOnePort(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            var address = world.sourceNat(network);
            var machine = world.machine(network, "m");
            world.make(forward(address, 80, machine));
            world.make(balance(address, 443, Set.of()));
            world.make(open(address, 80, 90));

            refused(Errors.NETWORK_RULE_CONFLICT, () -> world.make(forward(address, 80, machine)));
            refused(Errors.NETWORK_RULE_CONFLICT, () -> world.make(forward(address, 443, machine)));
            refused(Errors.NETWORK_RULE_CONFLICT, () -> world.make(balance(address, 80, Set.of())));
            refused(Errors.NETWORK_RULE_CONFLICT, () -> world.make(open(address, 85, 100)));
            // what does not meet is allowed
            var udp = new PortForwardingRule(
                    new PortForwardingRuleId(UUID.randomUUID()), address, Protocol.UDP, 80, 80, machine);
            world.make(udp);
            world.make(open(address, 91, 100));
            // all of a call or nothing
            var fine = forward(address, 8080, machine);
            refused(Errors.NETWORK_RULE_CONFLICT, () -> world.make(fine, forward(address, 443, machine)));
            assertThat(world.rules().forwardings(address)).doesNotContain(fine);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rulesThatDifferAreChangedAndMaySwapTheirPorts(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            var address = world.sourceNat(network);
            var machine = world.machine(network, "m");
            var firewall = open(address, 80, 80);
            var first = forward(address, 80, machine);
            var second = forward(address, 81, machine);
            var balancer = balance(address, 443, Set.of());
            world.rules()
                    .replace(
                            new AddressRules(address, List.of(firewall), List.of(first, second), List.of(balancer)),
                            RuleIds.none());

            var narrowed = new FirewallRule(firewall.id(), address, Protocol.TCP, 80, 81, List.of("10.0.0.0/8"));
            var swapped = List.of(
                    new PortForwardingRule(first.id(), address, Protocol.TCP, 81, 22, machine),
                    new PortForwardingRule(second.id(), address, Protocol.TCP, 80, 22, machine));
            var moved = new LoadBalancerRule(balancer.id(), "api", address, 444, 6443, "roundrobin", Set.of(machine));
            var desired = new AddressRules(address, List.of(narrowed), swapped, List.of(moved));
            assertThat(world.rules().replace(desired, RuleIds.none())).isTrue();

            assertThat(world.rules().firewall(address)).containsExactly(narrowed);
            assertThat(world.rules().forwardings(address)).containsExactlyInAnyOrderElementsOf(swapped);
            assertThat(world.rules().loadBalancers(address)).containsExactly(moved);
            assertThat(world.config(network).firewall())
                    .singleElement()
                    .satisfies(opening -> assertThat(opening.sources()).containsExactly("10.0.0.0/8"));
        }
    }

    @Test
    void aRuleOfAnotherAddressOrToAStrangeMachineIsRefused() {
        try (var world = NetworkWorld.on(TestDatabase.H2, folder)) {
            var network = world.network("net");
            var address = world.sourceNat(network);
            var elsewhere = world.sourceNat(world.network("other"));
            var machine = world.machine(network, "m");
            var firewall = open(address, 80, 80);
            var forward = forward(address, 80, machine);
            var balancer = balance(address, 443, Set.of());
            world.make(firewall);
            world.make(forward);
            world.make(balancer);
            refused(Errors.INVALID_PARAMETER, () -> world.make(
                    new FirewallRule(firewall.id(), elsewhere, Protocol.TCP, 80, 80, List.of("0.0.0.0/0"))));
            refused(Errors.INVALID_PARAMETER, () -> world.make(
                    new PortForwardingRule(forward.id(), elsewhere, Protocol.TCP, 80, 22, machine)));
            refused(Errors.INVALID_PARAMETER, () -> world.make(
                    new LoadBalancerRule(balancer.id(), "api", elsewhere, 443, 6443, "roundrobin", Set.of())));
            refused(Errors.INVALID_PARAMETER, () ->
                    world.make(forward(address, 90, new VirtualMachineId(UUID.randomUUID()))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoLongerDesiredGoesAndRulesOfOthersStay(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var address = world.sourceNat(world.network("net"));
            var kept = open(address, 80, 80);
            var dropped = open(address, 81, 81);
            var anothers = open(address, 82, 82);
            world.make(kept, dropped);
            world.make(anothers);

            var desired = new AddressRules(address, List.of(kept), List.of(), List.of());
            var owned = RuleIds.of(List.of(kept.id(), dropped.id()), List.of(), List.of());
            assertThat(world.rules().replace(desired, owned)).isTrue();

            assertThat(world.rules().firewall(address)).containsExactlyInAnyOrder(kept, anothers);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRuleThatWasStoredButNotPushedIsPushedAtTheNextTry(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            var rule = open(world.sourceNat(network), 80, 80);
            world.backend().breakDown(true);
            refused(Errors.BACKEND_FAILED, () -> world.make(rule));
            assertThat(world.config(network).firewall()).isEmpty();
            world.backend().breakDown(false);
            world.make(rule);
            assertThat(world.config(network).firewall()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMachineThatLeavesTakesItsRulesWithIt(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            var address = world.sourceNat(network);
            var leaving = world.machine(network, "leaving");
            var staying = world.machine(network, "staying");
            world.make(forward(address, 2222, leaving), forward(address, 2223, staying));
            world.make(balance(address, 443, Set.of(leaving, staying)));
            world.nics().release(leaving);
            world.networks().apply(network.id());
            assertThat(world.config(network).forwards()).hasSize(1);
            assertThat(world.config(network).balancers().get(0).members()).containsExactly(staying);
            world.make(forward(address, 2222, staying));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeletedNetworkLeavesNoRule(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            Network network = world.network("net");
            var address = world.sourceNat(network);
            world.make(open(address, 80, 80));
            world.make(balance(address, 80, Set.of()));
            world.networks().delete(network.id());
            assertThat(world.rules().firewall(address)).isEmpty();
            assertThat(world.rules().loadBalancers(address)).isEmpty();
            refused(Errors.INVALID_PARAMETER, () -> world.make(open(address, 80, 80)));
        }
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static FirewallRule open(PublicIpAddressId address, int first, int last) {
        return new FirewallRule(
                new FirewallRuleId(UUID.randomUUID()), address, Protocol.TCP, first, last, List.of("0.0.0.0/0"));
    }

    private static PortForwardingRule forward(PublicIpAddressId address, int port, VirtualMachineId machine) {
        return new PortForwardingRule(
                new PortForwardingRuleId(UUID.randomUUID()), address, Protocol.TCP, port, 22, machine);
    }

    private static LoadBalancerRule balance(PublicIpAddressId address, int port, Set<VirtualMachineId> members) {
        return new LoadBalancerRule(
                new LoadBalancerRuleId(UUID.randomUUID()), "api", address, port, 6443, "roundrobin", members);
    }
}
