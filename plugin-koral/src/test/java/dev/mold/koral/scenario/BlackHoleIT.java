package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.koral.testing.ClusterUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Nodes that take connections and never answer, of so many clusters that they could use up all threads. */
class BlackHoleIT {
    private static final int BLACK_HOLES = 60;
    private static final int HOSTS = 200;
    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    @Test
    void otherJobsGoOnWhileTheNodesOfSixtyClustersNeverAnswer() {
        try (var koral = KoralServer.start(folder, HOSTS)) {
            var user = koral.admin();
            koral.faults().replace(List.of("open ssh name~hole- always HANG"));
            work(koral, "warm-up");
            var without = work(koral, "without");
            var holes = IntStream.range(0, BLACK_HOLES)
                    .mapToObj(n -> user.create("hole-" + n, koral.version(), 1, 1))
                    .toList();
            Awaitility.await("all of them wait for nodes that never answer")
                    .atMost(TIMEOUT)
                    .until(() -> waiting(user, holes) == BLACK_HOLES);

            var beside = work(koral, "beside");

            assertThat(waiting(user, holes)).isEqualTo(BLACK_HOLES);
            System.out.printf(
                    Locale.ROOT,
                    "BlackHoleIT: 1 cluster and 10 machines took %.2f s, and %.2f s beside %d clusters of black holes%n",
                    without.toMillis() / 1e3, beside.toMillis() / 1e3, BLACK_HOLES);
            // a call to a black hole takes ten seconds; work that waits behind 120 of them takes minutes
            assertThat(beside).isLessThan(without.plus(Duration.ofSeconds(20)));
        }
    }

    /** Creates a cluster and ten machines beside it. @return how long it took until all are there */
    private static Duration work(KoralServer koral, String name) {
        var began = System.nanoTime();
        var jobs = new ArrayList<String>();
        var user = koral.admin();
        jobs.add(user.create(name, koral.version(), 1, 1).get("jobid").asString());
        var network = network(user, name);
        IntStream.range(0, 10).forEach(n -> jobs.add(deploy(user, network, name + "-" + n)));
        jobs.forEach(job -> assertThat(user.api().ended(job).get("jobstatus").asInt()).isEqualTo(1));
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static String network(ClusterUser user, String name) {
        return user.api()
                .call(
                        "createNetwork",
                        "name", name + "-net",
                        "zoneid", user.zone(),
                        "networkofferingid",
                                first(user, "listNetworkOfferings", "networkoffering", "name",
                                        "DefaultIsolatedNetworkOfferingWithSourceNatService"))
                .get("network")
                .get("id")
                .asString();
    }

    private static String deploy(ClusterUser user, String network, String name) {
        return user.api()
                .call(
                        "deployVirtualMachine",
                        "name", name,
                        "zoneid", user.zone(),
                        "templateid", first(user, "listTemplates", "template", "templatefilter", "featured"),
                        "serviceofferingid", user.offering(),
                        "networkids", network)
                .get("jobid")
                .asString();
    }

    private static String first(ClusterUser user, String list, String key, String... parameters) {
        return user.api().call(list, parameters).get(key).get(0).get("id").asString();
    }

    /** How many of the clusters wait for their nodes to answer. */
    private static long waiting(ClusterUser user, List<JsonNode> clusters) {
        return clusters.stream()
                .map(cluster -> user.operation(cluster.get("jobid").asString()))
                .filter(operation -> operation.get("steps").valueStream()
                        .anyMatch(step -> step.get("name").asString().equals("await-ssh")
                                && step.get("state").asString().equals("WAITING")))
                .count();
    }
}
