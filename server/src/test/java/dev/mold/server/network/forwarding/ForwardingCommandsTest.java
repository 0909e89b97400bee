package dev.mold.server.network.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.FirewallRule;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Submitted;
import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.id.PortForwardingRuleId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.network.NetworkWorld;
import dev.mold.server.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ForwardingCommandsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aRangeIsForwardedWithTheFirewallAndGoesWithIt(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            var address = world.sourceNat(network);
            var machine = world.machine(network, "web");
            var id = create(world, creation(address, machine, 8000, 8002, 80, null, null, List.of()));
            var view = (ForwardingRuleView)
                    world.runJob().answer().map(JobAnswer::view).orElseThrow();
            assertThat(view.publicendport()).isEqualTo("8002");
            assertThat(view.privateendport()).isEqualTo("82");
            assertThat(view.virtualmachinename()).isEqualTo("web");
            assertThat(view.vmguestip()).isEqualTo("10.1.1.2");
            assertThat(view.state()).isEqualTo("Active");
            assertThat(world.config(network).forwards())
                    .containsExactly(
                            new NetworkConfig.Forward("198.51.100.2", "tcp", 8000, machine, 80),
                            new NetworkConfig.Forward("198.51.100.2", "tcp", 8001, machine, 81),
                            new NetworkConfig.Forward("198.51.100.2", "tcp", 8002, machine, 82));
            assertThat(world.rules().firewall(address)).extracting(FirewallRule::startPort).containsExactly(8000);

            world.call(new DeletePortForwardingRule(id));
            assertThat(world.runJob().failure()).isEmpty();
            assertThat(world.config(network).forwards()).isEmpty();
            assertThat(world.config(network).firewall()).isEmpty();
            assertThat(list(world, address).count()).isZero();
            create(world, creation(address, machine, 8000, 8002, 80, null, false, List.of()));
            world.runJob();
            assertThat(world.rules().firewall(address)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRuleIsLedElsewhere(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            var address = world.sourceNat(network);
            var first = world.machine(network, "first");
            var second = world.machine(network, "second");
            var id = create(world, creation(address, first, 80, null, 80, null, null, List.of()));
            world.runJob();
            world.call(new UpdatePortForwardingRule(id, 8080, null, second, null, List.of()));
            var view = (ForwardingRuleView)
                    world.runJob().answer().map(JobAnswer::view).orElseThrow();
            assertThat(view.virtualmachinename()).isEqualTo("second");
            assertThat(world.config(network).forwards())
                    .containsExactly(new NetworkConfig.Forward("198.51.100.2", "tcp", 80, second, 8080));
        }
    }

    @Test
    void namedSourcesNarrowAnOpenFirewall() {
        try (var world = NetworkWorld.on(TestDatabase.H2, folder)) {
            var network = world.network("net");
            var address = world.sourceNat(network);
            var machine = world.machine(network, "web");
            create(world, creation(address, machine, 80, null, 80, null, true, List.of("192.0.2.0/24")));
            world.runJob();
            assertThat(world.config(network).firewall())
                    .containsExactly(
                            new NetworkConfig.Opening("198.51.100.2", "tcp", 80, 80, List.of("192.0.2.0/24")));
        }
    }

    @ParameterizedTest
    @CsvSource({"80,90,80,81", "1,2000,1,2000", "0,,80,", "80,,65536,", "80,79,80,"})
    void portsThatDoNotFitAreRefused(int publicPort, Integer publicEnd, int privatePort, Integer privateEnd) {
        try (var world = NetworkWorld.on(TestDatabase.H2, folder)) {
            var network = world.network("net");
            var address = world.sourceNat(network);
            var machine = world.machine(network, "web");
            assertThatThrownBy(() -> create(
                            world,
                            creation(
                                    address, machine, publicPort, publicEnd, privatePort, privateEnd, null, List.of())))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.code()).isEqualTo(Errors.INVALID_PARAMETER));
            assertThat(list(world, address).count()).isZero();
        }
    }

    @Test
    void aTakenPortIsAConflictThatClientsRecognise() {
        try (var world = NetworkWorld.on(TestDatabase.H2, folder)) {
            var network = world.network("net");
            var address = world.sourceNat(network);
            var machine = world.machine(network, "web");
            create(world, creation(address, machine, 80, 85, 80, null, null, List.of()));
            assertThatThrownBy(() ->
                            create(world, creation(address, machine, 85, null, 85, null, false, List.of())))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            e -> assertThat(e.code()).isEqualTo(Errors.NETWORK_RULE_CONFLICT))
                    .hasMessageContaining("conflicts with rule");
        }
    }

    private static CreatePortForwardingRule creation(
            PublicIpAddressId address,
            VirtualMachineId machine,
            int publicPort,
            Integer publicEnd,
            int privatePort,
            Integer privateEnd,
            Boolean openFirewall,
            List<String> sources) {
        return new CreatePortForwardingRule(
                address,
                privatePort,
                privateEnd,
                publicPort,
                publicEnd,
                "tcp",
                machine,
                sources,
                openFirewall,
                null,
                null);
    }

    private static PortForwardingRuleId create(NetworkWorld world, CreatePortForwardingRule command) {
        Submitted submitted = world.call(command);
        return (PortForwardingRuleId) submitted.entity().orElseThrow();
    }

    private static ListAnswer<ForwardingRuleView> list(NetworkWorld world, PublicIpAddressId address) {
        return world.call(new ListPortForwardingRules(null, address, null, ListScope.own(), Paging.all()));
    }
}
