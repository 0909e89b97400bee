package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.Network;
import dev.mold.api.cloud.NetworkState;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.NetworkId;
import dev.mold.koral.cluster.ClusterRanges;
import dev.mold.koral.cluster.KubernetesClusterId;
import dev.mold.koral.fake.CreateCommand;
import dev.mold.koral.fake.World;
import dev.mold.koral.infra.NodeTask;
import dev.mold.koral.setting.AddressBlock;
import dev.mold.koral.setting.KoralSettings;
import dev.mold.server.job.flow.Faults;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pod and service CIDRs that do not overlap the nodes' network. */
class AddressRangesTest {
    private final World world = new World();

    @ParameterizedTest
    @CsvSource({
        "10.1.1.0/24, 10.244.0.0/16, 10.96.0.0/12",
        "192.168.0.0/16, 10.244.0.0/16, 10.96.0.0/12",
        "10.244.7.0/24, 172.20.0.0/16, 10.96.0.0/12",
        "10.100.0.0/24, 10.244.0.0/16, 172.24.0.0/16",
        "10.0.0.0/8, 172.20.0.0/16, 172.24.0.0/16",
        "172.16.0.0/12, 10.244.0.0/16, 10.96.0.0/12"
    })
    void aClusterChoosesRangesThatDoNotOverlapItsNetwork(String guests, String pods, String services) {
        var cluster = in(guests);

        assertThat(world.ranges.find(cluster)).contains(new ClusterRanges(pods, services));
        var first = world.cluster(cluster).plan().nodes().get(0).machine().value();
        assertThat(world.kubernetes.settings(first, NodeTask.INIT).values())
                .containsEntry("KORAL_POD_CIDR", pods)
                .containsEntry("KORAL_SERVICE_CIDR", services);
    }

    @Test
    void theSettingsSayWhichRangesArePreferred() {
        world.settings.set(KoralSettings.POD_RANGE, "172.30.0.0/16");
        world.settings.set(KoralSettings.SERVICE_RANGE, "172.30.128.0/20");

        assertThat(world.ranges.find(in("10.1.1.0/24")))
                .contains(new ClusterRanges("172.30.0.0/16", "10.96.0.0/12"));
    }

    @ParameterizedTest
    @CsvSource({
        "172.31.0.0/16, 172.25.0.0/16, 172.31.0.0/16, 172.25.0.0/16",
        "172.31.0.0/16, , 172.31.0.0/16, 10.96.0.0/12",
        "' ', 10.244.0.0/16, 172.20.0.0/16, 10.244.0.0/16"
    })
    void whatTheUserAsksForIsTakenAndTheOtherOneChosenBesideIt(
            String pods, String services, String chosenPods, String chosenServices) {
        var cluster = in("10.1.1.0/24", command -> {
            command.pods = pods;
            command.services = services;
        });

        assertThat(world.ranges.find(cluster)).contains(new ClusterRanges(chosenPods, chosenServices));
    }

    @Test
    void rangesThatOverlapTheGivenNetworkAreRefused() {
        assertThatThrownBy(() -> in("10.1.1.0/24", command -> command.pods = "10.0.0.0/8"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("overlaps the addresses 10.1.1.0/24 of network lan");
        assertThatThrownBy(() -> in("172.24.3.0/24", command -> command.services = "172.24.0.0/16"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("overlaps the addresses 172.24.3.0/24 of network lan");
    }

    @Test
    void rangesThatOverlapANetworkThatIsMadeForTheClusterFailTheCreateWithTheReason() {
        var command = world.command();
        command.pods = "10.0.0.0/8";

        var outcome = world.run(world.create(command).job(), Faults.NONE);

        assertThat(outcome.success()).isFalse();
        assertThat(outcome.toString()).contains("10.0.0.0/8 that were asked for overlap");
    }

    @Test
    void aClusterKeepsItsRangesWhenTheSettingsChange() {
        var cluster = in("10.1.1.0/24");
        world.settings.set(KoralSettings.POD_RANGE, "172.30.0.0/16");

        world.run(world.stop(cluster).job(), Faults.NONE);
        world.run(world.start(cluster).job(), Faults.NONE);

        assertThat(world.ranges.find(cluster)).contains(new ClusterRanges("10.244.0.0/16", "10.96.0.0/12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.244.0.0", "10.244.0.0/21", "11.0.0.0/16", "10.244.0.1/16", "10.0.0.0/7", "fd00::/64", ""})
    void aSettingThatIsNoPrivateRangeIsRefused(String text) {
        assertThatThrownBy(() -> KoralSettings.POD_RANGE.parse(text)).isInstanceOf(ApiException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.244.0.0/16, true",
        "10.244.0.0/16, 10.0.0.0/8, true",
        "10.96.0.0/12, 10.111.255.0/24, true",
        "10.96.0.0/12, 10.112.0.0/12, false",
        "0.0.0.0/0, 192.168.1.1/32, true"
    })
    void blocksThatHaveAnAddressInCommonOverlap(String one, String other, boolean expected) {
        assertThat(AddressBlock.parse(one).overlaps(AddressBlock.parse(other))).isEqualTo(expected);
    }

    private KubernetesClusterId in(String guests) {
        return in(guests, command -> {});
    }

    private KubernetesClusterId in(String guests, Consumer<CreateCommand> change) {
        var network = new NetworkId(new UUID(5, 55));
        world.networks.add(new Network(
                network,
                "lan",
                World.ALICE,
                World.ZONE,
                World.NETWORK_OFFERING,
                true,
                guests,
                "10.1.1.1",
                NetworkState.IMPLEMENTED));
        var command = world.command();
        command.network = network;
        change.accept(command);
        var created = world.create(command);
        assertThat(world.run(created.job(), Faults.NONE).success()).isTrue();
        return world.cluster(created).id();
    }
}
