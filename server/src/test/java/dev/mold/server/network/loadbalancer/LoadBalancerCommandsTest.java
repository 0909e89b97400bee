package dev.mold.server.network.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.LoadBalancerRule;
import dev.mold.api.command.IndexedParams;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Paging;
import dev.mold.api.command.Submitted;
import dev.mold.api.compute.NetworkConfig;
import dev.mold.api.error.ApiException;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.id.LoadBalancerRuleId;
import dev.mold.api.id.PublicIpAddressId;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.api.response.ListAnswer;
import dev.mold.api.response.VirtualMachineView;
import dev.mold.server.network.NetworkWorld;
import dev.mold.server.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoadBalancerCommandsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aRuleSpreadsConnectionsOverItsMachines(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            var address = world.sourceNat(network);
            var first = world.machine(network, "first");
            var second = world.machine(network, "second");
            var id = create(world, creation(address, 443, "roundrobin", null, List.of()));
            var view = (LoadBalancerRuleView)
                    world.runJob().answer().map(JobAnswer::view).orElseThrow();
            assertThat(view.publicport()).isEqualTo("443");
            assertThat(view.zonename()).isEqualTo("Sandbox");
            assertThat(view.state()).isEqualTo("Active");
            assertThat(world.rules().firewall(address)).hasSize(1);

            world.call(new AssignToLoadBalancerRule(id, List.of(first), IndexedParams.empty()));
            world.runJob();
            var second2 = new IndexedParams(List.of(Map.of("vmid", second.toString(), "vmip", "10.1.1.3")));
            world.call(new AssignToLoadBalancerRule(id, List.of(), second2));
            world.runJob();
            assertThat(world.config(network).balancers().get(0).members())
                    .containsExactlyInAnyOrder(first, second);
            assertThat(machines(world, id, true)).containsExactlyInAnyOrder(first.toString(), second.toString());
            world.call(new RemoveFromLoadBalancerRule(id, List.of(first), IndexedParams.empty()));
            world.runJob();
            assertThat(world.config(network).balancers().get(0).members()).containsExactly(second);
            assertThat(machines(world, id, false)).containsExactly(first.toString());
            assertThat(list(world, second).count()).isEqualTo(1);
            assertThat(list(world, first).count()).isZero();

            world.call(new UpdateLoadBalancerRule(id, "source", "for all", "renamed", "tcp", List.of()));
            world.runJob();
            assertThat(world.config(network).balancers().get(0).algorithm()).isEqualTo("source");

            world.call(new DeleteLoadBalancerRule(id));
            world.runJob();
            assertThat(world.config(network).balancers()).isEmpty();
            assertThat(world.config(network).firewall()).isEmpty();
            create(world, creation(address, 443, "source", null, List.of()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatUsersChangedOfAClustersRuleStaysWhenItsMembersChange(TestDatabase database) {
        try (var world = NetworkWorld.on(database, folder)) {
            var network = world.network("net");
            var address = world.sourceNat(network);
            var machine = world.machine(network, "m");
            var id = new LoadBalancerRuleId(UUID.randomUUID());
            world.make(new LoadBalancerRule(id, "api-lb", address, 6443, 6443, "roundrobin", Set.of()));
            world.call(new UpdateLoadBalancerRule(id, "source", null, "renamed", null, List.of()));
            world.runJob();

            world.make(new LoadBalancerRule(id, "api-lb", address, 6443, 6443, "roundrobin", Set.of(machine)));

            assertThat(world.rules().loadBalancers(address))
                    .containsExactly(
                            new LoadBalancerRule(id, "renamed", address, 6443, 6443, "source", Set.of(machine)));
        }
    }

    @Test
    void namedSourcesNarrowAWiderOpening() {
        try (var world = NetworkWorld.on(TestDatabase.H2, folder)) {
            var network = world.network("net");
            var address = world.sourceNat(network);
            create(world, creation(address, 443, "roundrobin", true, List.of("192.0.2.0/24", "203.0.113.7/32")));
            world.runJob();
            assertThat(world.config(network).firewall())
                    .containsExactly(new NetworkConfig.Opening(
                            "198.51.100.2", "tcp", 443, 443, List.of("192.0.2.0/24", "203.0.113.7/32")));
            assertThat(list(world, null).items().get(0).cidrlist()).isEqualTo("192.0.2.0/24,203.0.113.7/32");
        }
    }

    @Test
    void whatRoutersCannotDoIsRefused() {
        try (var world = NetworkWorld.on(TestDatabase.H2, folder)) {
            var network = world.network("net");
            var address = world.sourceNat(network);
            var other = world.network("other");
            var stranger = world.machine(other, "stranger");
            assertThatThrownBy(() -> create(world, creation(address, 443, "random", null, List.of())))
                    .hasMessageStartingWith("Invalid algorithm");
            assertThatThrownBy(() -> create(world, creation(address, 70_000, "source", null, List.of())))
                    .hasMessageStartingWith("Invalid public port");
            assertThatThrownBy(() -> create(world, creation(address, 443, "source", null, List.of("nonsense"))))
                    .isInstanceOf(ApiException.class);
            assertThatThrownBy(() -> create(
                            world,
                            new CreateLoadBalancerRule(
                                    "source", null, "lb", 1, address, 1, null, List.of(), null, "udp")))
                    .hasMessageStartingWith("Invalid protocol");
            assertThatThrownBy(() -> create(
                            world,
                            new CreateLoadBalancerRule(
                                    "source", null, "lb", 1, address, 1, null, List.of(), other.id(), null)))
                    .hasMessageContaining("does not belong to that network");
            var id = create(world, creation(address, 443, "source", null, List.of()));
            assertThatThrownBy(() -> world.call(
                            new AssignToLoadBalancerRule(id, List.of(stranger), IndexedParams.empty())))
                    .hasMessageContaining("no interface");
            assertThatThrownBy(() -> world.call(
                            new AssignToLoadBalancerRule(id, List.of(), IndexedParams.empty())))
                    .hasMessageContaining("must be given");
            assertThat(list(world, null).count()).isEqualTo(1);
        }
    }

    private static CreateLoadBalancerRule creation(
            PublicIpAddressId address, int port, String algorithm, Boolean openFirewall, List<String> sources) {
        return new CreateLoadBalancerRule(
                algorithm, null, "lb", 6443, address, port, openFirewall, sources, null, null);
    }

    private static LoadBalancerRuleId create(NetworkWorld world, CreateLoadBalancerRule command) {
        Submitted submitted = world.call(command);
        return (LoadBalancerRuleId) submitted.entity().orElseThrow();
    }

    private static List<String> machines(NetworkWorld world, LoadBalancerRuleId id, boolean applied) {
        ListAnswer<VirtualMachineView> answer =
                world.call(new ListLoadBalancerRuleInstances(id, applied, Paging.all()));
        return answer.items().stream().map(VirtualMachineView::id).toList();
    }

    private static ListAnswer<LoadBalancerRuleView> list(NetworkWorld world, VirtualMachineId machine) {
        return world.call(new ListLoadBalancerRules(
                null, null, null, machine, null, null, ListScope.own(), Paging.all()));
    }
}
