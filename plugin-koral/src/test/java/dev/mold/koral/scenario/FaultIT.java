package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.koral.testing.ClusterUser;
import dev.mold.koral.testing.Inventory;
import dev.mold.koral.testing.KubeNodes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Scripted faults of hosts, networks and nodes: operations survive temporary ones; permanent ones leave nothing behind.
 */
class FaultIT {
    @TempDir
    static Path folder;

    private static KoralServer koral;
    private static ClusterUser user;

    private Inventory before;

    @BeforeAll
    static void start() {
        koral = KoralServer.start(folder);
        user = koral.admin();
    }

    @AfterAll
    static void stop() {
        koral.close();
    }

    @BeforeEach
    void look() {
        koral.faults().replace(List.of());
        before = koral.inventory();
    }

    @Test
    void whatFailsOnceIsTriedAgain() {
        var faults = Map.of(
                "cap", "start machine name~cap-node #2 CAPACITY",
                "init", "task init name~init- #1 FAIL kubeadm lost its nerve",
                "iso", "attach iso name~iso-control #1 FAIL",
                "join", "task join name~join-node #1 FAIL the token was not there yet");
        koral.faults().replace(List.copyOf(faults.values()));
        Map<String, JsonNode> made = new LinkedHashMap<>();
        faults.keySet().forEach(name -> made.put(name, user.create(name, koral.version(), 1, 2)));

        made.forEach((name, cluster) -> assertSucceeded(name, cluster));
        assertThat(attempts(made.get("cap"), "start-machines")).isEqualTo(2);
        assertThat(attempts(made.get("init"), "init-control-plane")).isEqualTo(2);
        assertThat(attempts(made.get("iso"), "attach-iso")).isEqualTo(2);
        assertThat(attempts(made.get("join"), "join-workers")).isEqualTo(2);
        made.values().forEach(cluster -> {
            assertThat(KubeNodes.readyNames(user.kubeconfig(id(cluster)))).hasSize(3);
            delete(id(cluster));
        });
        assertThat(koral.inventory()).isEqualTo(before);
    }

    @Test
    void whatFailsForGoodLeavesNothingAndCanBeTriedAnew() {
        var faults = Map.of(
                "full", "start machine name~full-node always CAPACITY",
                "mute", "task init name~mute- always FAIL the API server did not come up",
                "empty", "attach iso name~empty- always FAIL the drive is jammed",
                "alone", "task join name~alone-node always FAIL the token is unknown");
        koral.faults().replace(List.copyOf(faults.values()));
        Map<String, JsonNode> made = new LinkedHashMap<>();
        faults.keySet().forEach(name -> made.put(name, user.create(name, koral.version(), 1, 1)));

        assertFailed(made.get("full"), 533, "Insufficient capacity");
        assertFailed(made.get("mute"), 530, "the API server did not come up");
        assertFailed(made.get("empty"), 530, "the drive is jammed");
        assertFailed(made.get("alone"), 530, "the token is unknown");
        assertThat(koral.inventory()).isEqualTo(before);

        koral.faults().replace(List.of());
        delete(id(made.remove("empty")));
        delete(id(made.remove("alone")));
        made.values().forEach(cluster -> {
            user.api().job("startKubernetesCluster", "id", id(cluster));
            assertThat(KubeNodes.readyNames(user.kubeconfig(id(cluster)))).hasSize(2);
            delete(id(cluster));
        });
        assertThat(koral.inventory()).isEqualTo(before);
    }

    @Test
    void nodesThatDoNotLetInYetAreWaitedFor() {
        koral.faults().replace(List.of("open ssh name~shy- always FAIL"));
        var cluster = user.create("shy", koral.version(), 1, 1);
        awaitStep(cluster, "await-ssh", "WAITING");
        assertThat(step(cluster, "await-ssh").get("error").asString()).contains("0 of 2 done");

        koral.faults().replace(List.of());

        assertSucceeded("shy", cluster);
        delete(id(cluster));
        assertThat(koral.inventory()).isEqualTo(before);
    }

    @Test
    void nodesThatFallSilentWhileTheyWorkAreWaitedFor() {
        koral.faults().replace(List.of("task prepare name~lull-control always HANG"));
        var cluster = user.create("lull", koral.version(), 1, 1);
        awaitStep(cluster, "prepare-nodes", "WAITING");
        koral.faults().replace(List.of("open ssh name~lull-control always FAIL"));
        // The open session still works; a new one is refused.
        var control = user.cluster(id(cluster)).get("virtualmachines").get(0).get("id").asString();
        user.api().job("rebootVirtualMachine", "id", control);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> step(cluster, "prepare-nodes").path("error").asString("").contains("cannot be reached"));

        koral.faults().replace(List.of());

        assertSucceeded("lull", cluster);
        delete(id(cluster));
        assertThat(koral.inventory()).isEqualTo(before);
    }

    @Test
    void anIsoThatIsNotWhatItsChecksumSaysIsRefused() {
        koral.faults().replace(List.of("fetch image url~broken always CHECKSUM"));
        var version = user.api()
                .call(
                        "addKubernetesSupportedVersion",
                        "semanticversion", "1.29.1",
                        "url", "http://images.example.org/broken.iso",
                        "checksum", "{MD5}d41d8cd98f00b204e9800998ecf8427e",
                        "mincpunumber", "2",
                        "minmemory", "2048")
                .get("kubernetessupportedversion")
                .get("id")
                .asString();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !isoState(version).contains("Download"));
        assertThat(isoState(version)).isNotEqualTo("Ready");

        var refused = user.api().get(
                "createKubernetesCluster",
                "name", "hopeless",
                "zoneid", user.zone(),
                "kubernetesversionid", version,
                "serviceofferingid", user.offering(),
                "size", "1");

        assertThat(refused.status()).as(refused.body()).isEqualTo(431);
        assertThat(refused.content().get("errortext").asString()).contains("not ready", "hecksum");
        assertThat(koral.inventory()).isEqualTo(before);
        user.api().job("deleteKubernetesSupportedVersion", "id", version);
    }

    @Test
    void anApiThatDoesNotComeBackPutsTheClusterOnAlert() {
        var id = running("gone");
        user.api().job("stopKubernetesCluster", "id", id);
        koral.faults().replace(List.of("open api * always FAIL"));
        setting("cloud.kubernetes.cluster.start.timeout", "3");

        var failed = user.api().call("startKubernetesCluster", "id", id);
        var ended = user.api().ended(failed.get("jobid").asString());

        setting("cloud.kubernetes.cluster.start.timeout", "3600");
        assertThat(ended.get("jobstatus").asInt()).isEqualTo(2);
        assertThat(ended.get("jobresult").get("errortext").asString())
                .contains("await-api", "after 3 seconds", "does not answer yet");
        assertThat(user.state(id)).isEqualTo("Alert");
        assertThat(koral.events(id)).anyMatch(event -> event.startsWith("ERROR "));
        delete(id);
        assertThat(koral.inventory()).isEqualTo(before);
    }

    @Test
    void aClusterOnAlertCanBeStartedAgain() {
        var id = running("back");
        user.api().job("stopKubernetesCluster", "id", id);
        koral.faults().replace(List.of("start machine name~back- #1 BREAK", "open api name~back- #1 FAIL"));

        user.api().job("startKubernetesCluster", "id", id);

        assertThat(user.state(id)).isEqualTo("Running");
        delete(id);
        assertThat(koral.inventory()).isEqualTo(before);
    }

    @Test
    void aClusterIsRemovedWhileItIsMade() {
        for (var moment : Map.of(
                        "task init name~early- always HANG", "init-control-plane",
                        "start machine name~early- always HANG", "start-machines",
                        "apply network * always HANG", "implement-network")
                .entrySet()) {
            koral.faults().replace(List.of(moment.getKey()));
            var cluster = user.create("early", koral.version(), 1, 1);
            awaitStep(cluster, moment.getValue(), "WAITING");
            assertThat(user.state(id(cluster))).isEqualTo("Starting");
            koral.faults().replace(List.of());

            delete(id(cluster));

            var create = user.api().ended(cluster.get("jobid").asString());
            assertThat(create.get("jobstatus").asInt()).as(create.toString()).isNotEqualTo(1);
            assertThat(koral.inventory()).as(moment.getValue()).isEqualTo(before);
        }
    }

    @Test
    void aClusterIsRemovedWhileItStopsAndWhileItIsRemoved() {
        var id = running("late");
        koral.faults().replace(List.of("stop machine name~late- always HANG"));
        var stop = user.api().call("stopKubernetesCluster", "id", id);
        assertThat(user.state(id)).isEqualTo("Stopping");
        awaitStep(stop, "stop-workers", "WAITING");
        var first = user.api().call("deleteKubernetesCluster", "id", id);
        assertThat(user.state(id)).isEqualTo("Destroying");
        var second = user.api().get("deleteKubernetesCluster", "id", id);
        koral.faults().replace(List.of());

        user.api().ended(stop.get("jobid").asString());
        user.api().ended(first.get("jobid").asString());
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.content().get("jobid")).as("the second joins the first").isEqualTo(first.get("jobid"));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !user.exists(id));
        assertThat(koral.inventory()).isEqualTo(before);
        assertThat(user.api().get("deleteKubernetesCluster", "id", id).status()).isEqualTo(431);
    }

    private static String running(String name) {
        var cluster = user.create(name, koral.version(), 1, 1);
        assertSucceeded(name, cluster);
        return id(cluster);
    }

    private static void assertSucceeded(String name, JsonNode cluster) {
        var ended = user.api().ended(cluster.get("jobid").asString());
        assertThat(ended.get("jobstatus").asInt()).as(name + ": " + ended).isEqualTo(1);
        assertThat(user.state(id(cluster))).isEqualTo("Running");
    }

    private static void assertFailed(JsonNode cluster, int code, String reason) {
        var ended = user.api().ended(cluster.get("jobid").asString());
        assertThat(ended.get("jobstatus").asInt()).as(ended.toString()).isEqualTo(2);
        assertThat(ended.get("jobresult").get("errorcode").asInt()).isEqualTo(code);
        assertThat(ended.get("jobresult").get("errortext").asString()).contains(reason);
        assertThat(user.operation(cluster.get("jobid").asString()).get("error").asString()).contains(reason);
        assertThat(user.state(id(cluster))).isEqualTo("Error");
        assertThat(koral.events(id(cluster)))
                .anyMatch(event -> event.startsWith("ERROR ") && event.contains(reason));
    }

    private static void delete(String id) {
        user.api().job("deleteKubernetesCluster", "id", id);
        assertThat(user.exists(id)).isFalse();
    }

    private static String id(JsonNode cluster) {
        return cluster.get("id").asString();
    }

    private static void setting(String name, String value) {
        user.api().call("updateConfiguration", "name", name, "value", value);
    }

    private static String isoState(String version) {
        return user.api()
                .call("listKubernetesSupportedVersions", "id", version)
                .get("kubernetessupportedversion")
                .get(0)
                .path("isostate")
                .asString("");
    }

    private static int attempts(JsonNode cluster, String step) {
        return step(cluster, step).get("attempts").asInt();
    }

    private static JsonNode step(JsonNode submitted, String name) {
        return user.operation(submitted.get("jobid").asString()).get("steps").valueStream()
                .filter(step -> step.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitStep(JsonNode submitted, String name, String state) {
        Awaitility.await(name + " is " + state)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> step(submitted, name).get("state").asString().equals(state));
    }
}
