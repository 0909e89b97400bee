package dev.mold.server.compute.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.id.VirtualMachineId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Clusters made by the node script, seen through their API. */
class SimulatedClusterTest {
    private static final String TOKEN = "abcdef.0123456789abcdef";
    private static final String CERTIFICATE_KEY = "0f".repeat(32);
    private static final String MERGE = "application/merge-patch+json";

    @TempDir
    Path data;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T08:00:00Z"));
    private SimulatorBackend backend;
    private ClusterSite site;

    @BeforeEach
    void open() throws Exception {
        backend = backend();
        site = new ClusterSite(backend, "127.66.0.2");
    }

    private SimulatorBackend backend() {
        return new SimulatorBackend(SimulatorOptions.in(data, clock)
                .withPublicRange("127.66.0.0/24")
                .withTimings(SimulatorTimings.NONE));
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void clusterGrowsByJoins() throws Exception {
        var control = site.initialised("web-control-1");
        var kube = client(control);

        assertThat(kube.server()).isEqualTo("https://" + site.endpoint());
        assertThat(kube.get("/version").body().path("gitVersion").asString()).isEqualTo("v1.30.3");

        share(control, Map.of("KORAL_CERTIFICATE_KEY", CERTIFICATE_KEY));
        join("web-worker-1", "worker", Map.of("KORAL_CA_HASH", kube.caHash()), "done");
        join(
                "web-control-2",
                "control",
                Map.of("KORAL_CA_HASH", kube.caHash(), "KORAL_CERTIFICATE_KEY", CERTIFICATE_KEY),
                "done");

        var nodes = kube.get("/api/v1/nodes").body().path("items");
        assertThat(names(nodes)).containsExactly("web-control-1", "web-control-2", "web-worker-1");
        assertThat(nodes).allSatisfy(node -> {
            assertThat(ready(node)).isEqualTo("True");
            assertThat(node.path("status").path("nodeInfo").path("kubeletVersion").asString()).isEqualTo("v1.30.3");
        });
        var controls = kube.get("/api/v1/nodes?labelSelector=node-role.kubernetes.io%2Fcontrol-plane");
        assertThat(names(controls.body().path("items"))).containsExactly("web-control-1", "web-control-2");
    }

    @Test
    void joinIsRefusedForAPlainReason() throws Exception {
        var control = site.initialised("c1");
        var hash = Map.of("KORAL_CA_HASH", client(control).caHash());

        assertThat(join("w1", "worker", hash, "failed")).contains("token is unknown");
        share(control, Map.of());
        assertThat(join("w2", "worker", Map.of("KORAL_CA_HASH", "sha256:00"), "failed")).contains("CA is not the one");
        assertThat(join("c1", "worker", hash, "failed")).contains("in the cluster already");
        assertThat(join("c2", "control", Map.of("KORAL_CA_HASH", hash.get("KORAL_CA_HASH"),
                "KORAL_CERTIFICATE_KEY", CERTIFICATE_KEY), "failed")).contains("certificate key");
        assertThat(join("w3", "worker", Map.of("KORAL_ENDPOINT", "127.66.0.9:6443"), "failed"))
                .contains("no API server answers");
        clock.advance(Duration.ofMinutes(31));
        assertThat(join("w4", "worker", hash, "failed")).contains("expired");
    }

    @Test
    void callerNeedsACertificate() throws Exception {
        var kubeconfig = kubeconfig(site.initialised("c1"));
        var stranger = new KubeClient(kubeconfig, false);

        assertThat(stranger.get("/version/").status()).isEqualTo(200);
        assertThat(stranger.get("/readyz").status()).isEqualTo(200);
        var refused = stranger.get("/api/v1/nodes");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body().path("kind").asString()).isEqualTo("Status");
    }

    @Test
    void objectsAreCreatedReadChangedAndDeleted() throws Exception {
        var kube = client(site.initialised("c1"));
        var maps = "/api/v1/namespaces/default/configmaps";
        var map = "{\"metadata\":{\"name\":\"colours\"},\"data\":{\"sky\":\"blue\"}}";

        assertThat(kube.send("POST", maps, "application/json", map).status()).isEqualTo(201);
        assertThat(kube.send("POST", maps, "application/json", map).body().path("reason").asString())
                .isEqualTo("AlreadyExists");
        var read = kube.get(maps + "/colours").body();
        assertThat(read.path("data").path("sky").asString()).isEqualTo("blue");
        assertThat(read.path("metadata").path("uid").asString()).isNotBlank();

        kube.send("PATCH", maps + "/colours", MERGE, "{\"data\":{\"sky\":null,\"sea\":\"green\"}}");
        assertThat(kube.get(maps + "/colours").body().path("data").toString()).isEqualTo("{\"sea\":\"green\"}");
        kube.send("PATCH", maps + "/colours", "application/json-patch+json",
                "[{\"op\":\"replace\",\"path\":\"/data/sea\",\"value\":\"grey\"}]");
        assertThat(kube.get(maps + "/colours").body().path("data").path("sea").asString()).isEqualTo("grey");
        assertThat(kube.send("PUT", maps + "/colours", "application/json", read.toString()).status()).isEqualTo(409);

        var applied = "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"x\"},"
                + "\"spec\":{\"replicas\":3}}";
        var deployment = "/apis/apps/v1/namespaces/kube-system/deployments/x?fieldManager=koral&force=true";
        assertThat(kube.send("PATCH", deployment, "application/apply-patch+yaml", applied).status()).isEqualTo(201);
        assertThat(kube.send("PATCH", deployment, "application/apply-patch+yaml", applied).status()).isEqualTo(200);
        assertThat(kube.get(deployment).body().path("status").path("readyReplicas").asInt()).isEqualTo(3);

        assertThat(kube.send("DELETE", maps + "/colours", "", "").status()).isEqualTo(200);
        var missing = kube.get(maps + "/colours");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.body().path("reason").asString()).isEqualTo("NotFound");
    }

    @Test
    void drainedNodeHasItsDaemonsOnly() throws Exception {
        var control = site.initialised("c1");
        share(control, Map.of());
        var kube = client(control);
        join("w1", "worker", Map.of("KORAL_CA_HASH", kube.caHash()), "done");

        var cordon = kube.send("PATCH", "/api/v1/nodes/c1", MERGE, "{\"spec\":{\"unschedulable\":true}}");
        assertThat(cordon.body().path("spec").path("unschedulable").asBoolean()).isTrue();
        for (var pod : kube.get("/api/v1/pods?fieldSelector=spec.nodeName%3Dc1").body().path("items")) {
            var path = "/api/v1/namespaces/kube-system/pods/"
                    + pod.path("metadata").path("name").asString() + "/eviction";
            assertThat(kube.send("POST", path, "application/json", "{}").status()).isEqualTo(201);
        }

        var left = kube.get("/api/v1/pods?fieldSelector=spec.nodeName%3Dc1").body().path("items");
        assertThat(left).hasSize(1);
        assertThat(left.path(0).at("/metadata/ownerReferences/0/kind").asString()).isEqualTo("DaemonSet");
    }

    @Test
    void nodeOfAStoppedMachineIsNotReadyAndCanBeDeleted() throws Exception {
        var control = site.initialised("c1");
        share(control, Map.of());
        var kube = client(control);
        var worker = site.boot("w1");
        site.ssh(worker).script().task("prepare", site.settings("w1", "worker", Map.of()), "done");
        site.ssh(worker).task("join", joining("w1", "worker", Map.of("KORAL_CA_HASH", kube.caHash())), "done");

        backend.stopMachine(worker, true);
        assertThat(ready(kube.get("/api/v1/nodes/w1").body())).isNotEqualTo("True");
        assertThat(kube.send("DELETE", "/api/v1/nodes/w1", "", "").status()).isEqualTo(200);
        assertThat(kube.get("/api/v1/nodes/w1").status()).isEqualTo(404);
        assertThat(kube.get("/api/v1/pods?fieldSelector=spec.nodeName%3Dw1").body().path("items")).isEmpty();
    }

    @Test
    void apiIsGoneWithItsLastControlMachine() throws Exception {
        var control = site.initialised("c1");
        var kubeconfig = kubeconfig(control);

        backend.stopMachine(control, true);
        assertThatThrownBy(() -> new KubeClient(kubeconfig, true).get("/version")).isInstanceOf(IOException.class);
        backend.startMachine(control);
        assertThat(new KubeClient(kubeconfig, true).get("/version").status()).isEqualTo(200);
    }

    @Test
    void clusterOutlivesTheProcess() throws Exception {
        var control = site.initialised("c1");
        var kubeconfig = kubeconfig(control);
        var secrets = "/api/v1/namespaces/kube-system/secrets";
        new KubeClient(kubeconfig, true)
                .send("POST", secrets, "application/json", "{\"metadata\":{\"name\":\"kept\"},\"data\":{}}");

        backend.close();
        backend = backend();

        var kube = new KubeClient(kubeconfig, true);
        assertThat(names(kube.get("/api/v1/nodes").body().path("items"))).containsExactly("c1");
        assertThat(kube.get(secrets + "/kept").status()).isEqualTo(200);
        assertThat(site.ssh(control).node("kubeconfig").output()).isEqualTo(kubeconfig);
        assertThat(site.ssh(control).status("init").path("state").asString()).isEqualTo("done");
    }

    @Test
    void discoveryNamesTheUsualKinds() throws Exception {
        var kube = client(site.initialised("c1"));

        assertThat(kube.get("/api").body().path("versions").path(0).asString()).isEqualTo("v1");
        assertThat(kube.get("/apis").body().path("groups").size()).isGreaterThan(5);
        var apps = kube.get("/apis/apps/v1").body().path("resources");
        assertThat(apps).anySatisfy(each -> assertThat(each.path("name").asString()).isEqualTo("deployments"));
        assertThat(kube.get("/apis/nowhere").status()).isEqualTo(404);
    }

    private String kubeconfig(VirtualMachineId control) throws Exception {
        var result = site.ssh(control).node("kubeconfig");
        assertThat(result.exit()).isZero();
        return result.output();
    }

    private KubeClient client(VirtualMachineId control) throws Exception {
        return new KubeClient(kubeconfig(control), true);
    }

    private void share(VirtualMachineId control, Map<String, String> more) throws Exception {
        var settings = site.settings("c", "control", Map.of("KORAL_JOIN_TOKEN", TOKEN, "KORAL_TOKEN_TTL", "30m"));
        settings.putAll(more);
        site.ssh(control).task("share", settings, "done");
    }

    private String join(String name, String role, Map<String, String> more, String expected) throws Exception {
        var machine = site.boot(name);
        if (role.equals("control")) {
            site.balance(machine);
        }
        var settings = joining(name, role, more);
        site.ssh(machine).script().task("prepare", settings, "done");
        return site.ssh(machine).task("join", settings, expected);
    }

    private Map<String, String> joining(String name, String role, Map<String, String> more) {
        var settings = site.settings(name, role, Map.of("KORAL_JOIN_TOKEN", TOKEN));
        settings.putAll(more);
        return settings;
    }

    private static List<String> names(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path("metadata").path("name").asString())
                .toList();
    }

    private static String ready(JsonNode node) {
        return node.at("/status/conditions/0/status").asString();
    }
}
