package dev.mold.koral.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Missing resources of nodes and networks while a cluster is created. */
@Tag("real")
@ExtendWith(OfRealCloud.class)
class HardTimesIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final RealCloud cloud;
    private final Scenario scenario;

    HardTimesIT(RealCloud cloud) {
        this.cloud = cloud;
        this.scenario = Scenario.begin(cloud);
    }

    @Test
    void aNodeWhoseDiskIsFullIsToldOfAndAllIsTakenBack() {
        var create = cloud.create("full", 1, 1);
        create.awaitStep("await-ssh", TIMEOUT);
        var worker = cloud.machines(create.cluster()).get(1);
        worker.run("left=$(df --output=avail -B1M /var | tail -n 1); fallocate -l $((left - 300))M /var/filler");

        var reason = cloud.failed(create);

        assertThat(reason).containsIgnoringCase("no space left on device");
        assertThat(cloud.user().state(create.cluster())).isEqualTo("Error");
        scenario.assertNothingLeft();
        cloud.succeeded(cloud.ask("deleteKubernetesCluster", create.cluster()));
    }

    @Test
    void aNodeThatRefusesSshForAWhileIsWaitedFor() {
        var create = cloud.create("shy", 1, 1);
        create.awaitStep("prepare-nodes", TIMEOUT);
        var worker = cloud.machines(create.cluster()).get(1);
        worker.refuseSsh();
        try {
            Awaitility.await("the step waits for the node").atMost(TIMEOUT).untilAsserted(() -> assertThat(
                            create.trouble("prepare-nodes"))
                    .contains("cannot be reached"));
        } finally {
            worker.allowSsh();
        }

        var id = cloud.made(create);

        assertThat(cloud.readyNodes(id)).hasSize(2);
        cloud.succeeded(cloud.ask("deleteKubernetesCluster", id));
        scenario.assertNothingLeft();
    }

    @Test
    void aMachineThatDiesWhileItsNodeIsPreparedIsToldOfSoonAndAllIsTakenBack() {
        var create = cloud.create("mortal", 1, 1);
        create.awaitStep("prepare-nodes", TIMEOUT);
        cloud.machines(create.cluster()).get(1).killWithItsKeepers();

        var reason = cloud.failed(create);

        assertThat(reason).containsPattern("The machine of node mortal-node-[0-9a-f]+ is (Stopped|Error)");
        assertThat(cloud.user().state(create.cluster())).isEqualTo("Error");
        scenario.assertNothingLeft();
        cloud.succeeded(cloud.ask("deleteKubernetesCluster", create.cluster()));
    }

    @Test
    void aDeleteTakesOverWhileACreateIsUnderWay() {
        var create = cloud.create("unwanted", 1, 1);
        create.awaitStep("prepare-nodes", TIMEOUT);

        cloud.succeeded(cloud.ask("deleteKubernetesCluster", create.cluster()));

        assertThat(cloud.user().exists(create.cluster())).isFalse();
        assertThat(cloud.user().operation(create.job()).get("state").asString()).isEqualTo("CANCELLED");
        scenario.assertNothingLeft();
    }

    @Test
    void aNetworkWithoutAPublicAddressIsToldOf() {
        var network = takeAllAddresses();

        var create = cloud.create("homeless", 1, 1);
        assertThat(cloud.failed(create)).containsIgnoringCase("public").containsIgnoringCase("address");
        assertThat(cloud.user().state(create.cluster())).isEqualTo("Error");

        cloud.api().job("deleteNetwork", "id", network);
        cloud.succeeded(cloud.ask("deleteKubernetesCluster", create.cluster()));
        scenario.assertNothingLeft();
    }

    /** @return the id of the network that holds them */
    private String takeAllAddresses() {
        var offering = cloud.api().call("listNetworkOfferings", "name", "DefaultNetworkOfferingforKubernetesService")
                .get("networkoffering")
                .get(0)
                .get("id")
                .asString();
        var network = cloud.api()
                .call("createNetwork", "name", "hog", "displaytext", "hog", "zoneid", cloud.user().zone(),
                        "networkofferingid", offering)
                .get("network")
                .get("id")
                .asString();
        var taken = new ArrayList<String>();
        while (true) {
            var answer = cloud.api().get("associateIpAddress", "networkid", network);
            if (answer.status() != 200) {
                assertThat(taken).as(answer.body()).isNotEmpty();
                return network;
            }
            cloud.api().ended(answer.content().get("jobid").asString());
            taken.add(answer.content().get("id").asString());
        }
    }
}
