package dev.mold.server.network.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.AddressRules;
import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.Protocol;
import dev.mold.api.cloud.RuleIds;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Submitted;
import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.id.FirewallRuleId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.network.FakeAccounts;
import dev.mold.server.network.NetworkWorld;
import dev.mold.server.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FirewallCommandsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aRuleIsAddedThenActiveThenRevokedThenGone(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            var address = world.sourceNat(network);
            var id = create(world, tcp(address, 80, 90));
            assertThat(list(world, address).items()).singleElement().satisfies(rule -> assertThat(rule.state())
                    .isEqualTo("Add"));
            var view = (FirewallRuleView) world.runJob().answer().map(JobAnswer::view).orElseThrow();
            assertThat(view.state()).isEqualTo("Active");
            assertThat(view.startport()).isEqualTo(80);
            assertThat(view.endport()).isEqualTo(90);
            assertThat(view.cidrlist()).isEqualTo("0.0.0.0/0");
            assertThat(world.config(network).firewall())
                    .containsExactly(
                            new NetworkConfig.Opening("198.51.100.2", "tcp", 80, 90, List.of("0.0.0.0/0")));

            world.call(new DeleteFirewallRule(id));
            assertThat(list(world, address).items().get(0).state()).isEqualTo("Revoke");
            assertThat(world.runJob().failure()).isEmpty();
            assertThat(list(world, address).count()).isZero();
            assertThat(world.config(network).firewall()).isEmpty();
            assertThatThrownBy(() -> world.call(new DeleteFirewallRule(id)))
                    .hasMessageStartingWith("Unable to find firewall rule");
            var pushes = world.backend().pushes();
            world.watch();
            assertThat(world.backend().pushes()).isEqualTo(pushes);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRuleThatTheRouterCannotLearnOfIsTakenBack(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            var address = world.sourceNat(network);
            create(world, tcp(address, 80, null));
            world.backend().breakDown(true);
            assertThat(world.runJob().failure()).isPresent();
            assertThat(list(world, address).count()).isZero();
            world.backend().breakDown(false);
            create(world, tcp(address, 80, null));
            assertThat(world.runJob().failure()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // first rule, second rule, what the refusal says; nothing where both may be
        "tcp,80,90,0.0.0.0/0, tcp,85,85,0.0.0.0/0, conflicts with rule",
        "tcp,80,90,0.0.0.0/0, tcp,,,0.0.0.0/0, conflicts with rule",
        "tcp,80,90,0.0.0.0/0, tcp,91,95,0.0.0.0/0,",
        "tcp,80,90,0.0.0.0/0, udp,80,90,0.0.0.0/0,",
        "tcp,80,90,10.0.0.0/8, tcp,80,90,192.0.2.0/24,",
        "icmp,,,0.0.0.0/0, icmp,,,0.0.0.0/0, New rule conflicts with existing rule",
        "all,,,0.0.0.0/0, all,,,0.0.0.0/0, There is already",
        "all,,,0.0.0.0/0, tcp,80,80,0.0.0.0/0,"
    })
    void rulesThatMeetAreRefused(
            String protocol,
            Integer start,
            Integer end,
            String source,
            String protocol2,
            Integer start2,
            Integer end2,
            String source2,
            String refusal) {
        try (var world = NetworkWorld.on(TestDatabase.H2, folder)) {
            var address = world.sourceNat(world.network("net"));
            create(world, new CreateFirewallRule(address, protocol, start, end, List.of(source), null, null));
            var second = new CreateFirewallRule(address, protocol2, start2, end2, List.of(source2), null, null);
            if (refusal == null) {
                create(world, second);
            } else {
                assertThatThrownBy(() -> create(world, second))
                        .isInstanceOfSatisfying(
                                ApiException.class,
                                e -> assertThat(e.code()).isEqualTo(Errors.NETWORK_RULE_CONFLICT))
                        .hasMessageContaining(refusal);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tcp,0,80,,",
        "tcp,90,80,,",
        "tcp,80,65536,,",
        "tcp,,80,,",
        "tcp,80,80,8,0",
        "icmp,80,80,,",
        "icmp,,,256,",
        "icmp,,,-2,",
        "icmp,,,,3",
        "all,1,2,,",
        "sctp,1,2,,"
    })
    void whatDoesNotFitTogetherIsRefused(String protocol, Integer start, Integer end, Integer type, Integer code) {
        assertThatThrownBy(() -> Opening.of(protocol, start, end, type, code, List.of("0.0.0.0/0")))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(Errors.INVALID_PARAMETER));
    }

    @ParameterizedTest
    @EnumSource
    void egressRulesHoldForGuestsOfTheNetwork(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            Submitted submitted = world.call(egress(network, "icmp", List.of(), List.of(), -1));
            var view = (FirewallRuleView) world.runJob().answer().map(JobAnswer::view).orElseThrow();
            assertThat(view.cidrlist()).isEqualTo("10.1.1.0/24");
            assertThat(view.icmptype()).isEqualTo(-1);
            assertThat(world.config(network).egress()).hasSize(1);
            assertThatThrownBy(() -> world.call(egress(network, "icmp", List.of(), List.of(), null)))
                    .hasMessageContaining("conflicts with existing rule");
            assertThatThrownBy(() -> world.call(egress(network, "all", List.of("10.2.0.0/16"), List.of(), null)))
                    .hasMessageContaining("not within the guest CIDR");
            assertThatThrownBy(() -> world.call(egress(network, "all", List.of(), List.of("192.0.2.0/24"), null)))
                    .hasMessageContaining("destcidrlist");

            ListAnswer<FirewallRuleView> rules = world.call(
                    new ListEgressFirewallRules(null, network.id(), null, ListScope.own(), Paging.all()));
            assertThat(rules.count()).isEqualTo(1);
            var id = (FirewallRuleId) submitted.entity().orElseThrow();
            assertThatThrownBy(() -> world.call(new DeleteFirewallRule(id))).isInstanceOf(ApiException.class);
            world.call(new DeleteEgressFirewallRule(id));
            world.runJob();
            assertThat(world.config(network).egress()).isEmpty();
        }
    }

    @Test
    void aRuleThatAUserIsRemovingIsNotInForceAndCanBeMadeAgainAfterwards() {
        try (var world = NetworkWorld.on(TestDatabase.H2, folder)) {
            var address = world.sourceNat(world.network("net"));
            var id = new FirewallRuleId(UUID.randomUUID());
            var rule = new FirewallRule(id, address, Protocol.TCP, 80, 80, List.of("0.0.0.0/0"));
            var desired = new AddressRules(address, List.of(rule), List.of(), List.of());
            assertThat(world.rules().replace(desired, RuleIds.none())).isTrue();

            world.call(new DeleteFirewallRule(id));
            assertThat(world.rules().replace(desired, RuleIds.none())).isFalse();
            world.runJob();

            assertThat(world.rules().replace(desired, RuleIds.none())).isTrue();
            assertThat(world.rules().firewall(address)).containsExactly(rule);
        }
    }

    @Test
    void strangersDoNotSeeTheRules() {
        try (var world = NetworkWorld.on(TestDatabase.H2, folder)) {
            var address = world.sourceNat(world.network("net"));
            var bob = FakeAccounts.call(FakeAccounts.BOB);
            create(world, tcp(address, 80, 80));
            ListAnswer<FirewallRuleView> seen =
                    world.call(new ListFirewallRules(null, address, null, ListScope.own(), Paging.all()), bob);
            assertThat(seen.count()).isZero();
        }
    }

    private static CreateFirewallRule tcp(PublicIpAddressId address, Integer start, Integer end) {
        return new CreateFirewallRule(address, "TCP", start, end, List.of(), null, null);
    }

    private static CreateEgressFirewallRule egress(
            Network network, String protocol, List<String> sources, List<String> destinations, Integer icmpType) {
        return new CreateEgressFirewallRule(
                network.id(), protocol, null, null, sources, destinations, icmpType, null);
    }

    private static FirewallRuleId create(NetworkWorld world, CreateFirewallRule command) {
        Submitted submitted = world.call(command);
        return (FirewallRuleId) submitted.entity().orElseThrow();
    }

    private static ListAnswer<FirewallRuleView> list(NetworkWorld world, PublicIpAddressId address) {
        return world.call(new ListFirewallRules(null, address, null, ListScope.own(), Paging.all()));
    }
}
