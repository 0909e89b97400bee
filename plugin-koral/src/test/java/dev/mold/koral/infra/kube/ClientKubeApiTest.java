package dev.mold.koral.infra.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.mold.koral.infra.KubeNode;
import dev.mold.koral.infra.KubeUnreachableException;
import dev.mold.koral.infra.TestAuthority;
import dev.mold.server.compute.simulator.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientKubeApiTest {
    private static final String PODS = "GET /api/v1/pods?fieldSelector=spec.nodeName%3Dw1";
    private static final TestAuthority AUTHORITY = new TestAuthority();

    /** A received request. */
    private record Seen(String line, String contentType, String body) {}

    private record Answer(int status, String contentType, String body) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SettableClock clock = new SettableClock(Instant.EPOCH);
    private final ClientKubeApi api = new ClientKubeApi(
            new KubeTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(10)), clock);
    private HttpsServer server;
    private String kubeconfig;

    @BeforeEach
    void open() throws IOException {
        open(0);
        kubeconfig = AUTHORITY.kubeconfig(url());
    }

    private void open(int port) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(AUTHORITY.serverTls()) {
            @Override
            public void configure(HttpsParameters parameters) {
                var tls = getSSLContext().getDefaultSSLParameters();
                tls.setNeedClientAuth(true);
                parameters.setSSLParameters(tls);
            }
        });
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(new Seen(line, exchange.getRequestHeaders().getFirst("Content-Type"), body));
        var missing = new Answer(404, "application/json", status(404, "there is no " + line));
        var answer = answers.getOrDefault(line, missing);
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void answer(String line, int status, String body) {
        answers.put(line, new Answer(status, "application/json", body));
    }

    private static String status(int code, String message) {
        return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\"" + message
                + "\",\"code\":" + code + "}";
    }

    @Test
    void serverThatSaysSoIsReady() {
        answers.put("GET /readyz", new Answer(200, "text/plain", "ok"));
        api.checkReady(kubeconfig);

        answers.put("GET /readyz", new Answer(500, "text/plain", "etcd failed"));
        assertUnreachable(() -> api.checkReady(kubeconfig), "Not ready: the API server answers 500");
    }

    @Test
    void serverThatIsNotUpIsNotReady() {
        server.stop(0);

        assertUnreachable(() -> api.nodes(kubeconfig), "refuses the connection");
    }

    @Test
    void serverThatDoesNotAnswerIsAskedLessAndLessOften() throws Exception {
        var port = server.getAddress().getPort();
        server.stop(0);
        var silent = assertUnreachable(() -> api.checkReady(kubeconfig), "refuses the connection");
        assertThat(silent.lookAgainIn()).isEqualTo(Duration.ofSeconds(1));

        open(port);
        answers.put("GET /readyz", new Answer(200, "text/plain", "ok"));
        assertUnreachable(() -> api.nodes(kubeconfig), "Cannot list the nodes: the API server refuses the connection");
        assertThat(seen).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        api.checkReady(kubeconfig);
        api.checkReady(kubeconfig);
        assertThat(seen).hasSize(2);
    }

    @Test
    void refusalIsAnAnswerAndIsNotBackedOffFrom() {
        answer("GET /readyz", 503, status(503, "shutting down"));

        assertUnreachable(() -> api.checkReady(kubeconfig), "503");
        assertUnreachable(() -> api.checkReady(kubeconfig), "503");

        assertThat(seen).hasSize(2);
    }

    @Test
    void answerThatNeverEndsIsGivenUp() throws Exception {
        try (var mute = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            var hasty = new ClientKubeApi(
                    new KubeTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(500)), clock);
            var hanging = AUTHORITY.kubeconfig("https://127.0.0.1:" + mute.getLocalPort());

            assertUnreachable(() -> hasty.nodes(hanging), "does not answer in time");
        }
    }

    @Test
    void serverOfAnotherAuthorityIsNotSpokenTo() {
        answers.put("GET /readyz", new Answer(200, "text/plain", "ok"));
        var foreign = new TestAuthority().kubeconfig(url());

        assertUnreachable(() -> api.nodes(foreign), "certificate");
        assertThat(seen).isEmpty();
    }

    @Test
    void serverUnderAnotherNameIsNotSpokenTo() {
        var other = AUTHORITY.kubeconfig(url().replace("127.0.0.1", "localhost"));

        assertUnreachable(() -> api.checkReady(other), "certificate");
        assertThat(seen).isEmpty();
    }

    @Test
    void unusableKubeconfigIsToldAsSuch() {
        assertUnreachable(() -> api.checkReady("rubbish"), "The kubeconfig cannot be used");
        assertUnreachable(() -> api.nodes(kubeconfig.replace("client-key-data", "client-key")), "client-key");
    }

    @Test
    void versionIsTheServers() {
        answer("GET /version", 200, version());

        assertThat(api.version(kubeconfig)).isEqualTo("v1.30.3");
    }

    private static String version() {
        return "{\"major\":\"1\",\"minor\":\"30\",\"gitVersion\":\"v1.30.3\",\"gitCommit\":\"c\",\"gitTreeState\":\"clean\","
                + "\"buildDate\":\"d\",\"goVersion\":\"go\",\"compiler\":\"gc\",\"platform\":\"linux/amd64\"}";
    }

    @Test
    void nodesAreListedWithWhatMattersOfThem() {
        answer("GET /api/v1/nodes", 200, """
                {"kind":"NodeList","apiVersion":"v1","metadata":{},"items":[
                 {"metadata":{"name":"c1","labels":{"node-role.kubernetes.io/control-plane":""}},
                  "spec":{"unschedulable":true},
                  "status":{"conditions":[{"type":"MemoryPressure","status":"False"},{"type":"Ready","status":"True"}],
                   "nodeInfo":{"architecture":"amd64","bootID":"b","containerRuntimeVersion":"c","kernelVersion":"k",
                    "kubeProxyVersion":"p","kubeletVersion":"v1.30.3","machineID":"m","operatingSystem":"linux",
                    "osImage":"Debian","systemUUID":"s"}}},
                 {"metadata":{"name":"w1"},"spec":{},"status":{"conditions":[{"type":"Ready","status":"Unknown"}]}},
                 {"metadata":{"name":"w2"}}]}""");
        answer("GET /apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases", 200, """
                {"kind":"LeaseList","apiVersion":"coordination.k8s.io/v1","metadata":{},"items":[
                 {"metadata":{"name":"c1"},"spec":{"holderIdentity":"c1","renewTime":"2026-11-24T20:21:01.350747Z"}},
                 {"metadata":{"name":"w1"},"spec":{"holderIdentity":"w1"}}]}""");

        var heard = Optional.of(Instant.parse("2026-11-24T20:21:01.350747Z"));
        assertThat(api.nodes(kubeconfig))
                .containsExactly(
                        new KubeNode("c1", true, heard, true, false, "v1.30.3"),
                        new KubeNode("w1", false, Optional.empty(), false, true, ""),
                        new KubeNode("w2", false, Optional.empty(), false, true, ""));
    }

    @Test
    void refusalIsToldInTheServersWords() {
        answer("GET /api/v1/nodes", 403, status(403, "nodes is forbidden"));
        assertUnreachable(() -> api.nodes(kubeconfig), "Cannot list the nodes: the API server answers 403 (nodes is forbidden)");

        answer("GET /api/v1/nodes", 502, "<html>");
        assertUnreachable(() -> api.nodes(kubeconfig), "the API server answers 502");
    }

    @Test
    void answerOfSomethingElseIsToldAsSuch() {
        for (var body : List.of("", "hello", "[]", "{}", "{\"items\":3}")) {
            answer("GET /version", 200, body);
            answer("GET /api/v1/nodes", 200, body);
            assertUnreachable(() -> api.version(kubeconfig), "Cannot ask for the version");
            if (!body.equals("{}")) {
                assertUnreachable(() -> api.nodes(kubeconfig), "Cannot list the nodes");
            }
        }
    }

    @Test
    void cordonMarksAndUnmarks() {
        answer("PATCH /api/v1/nodes/w1", 200, "{}");

        api.cordon(kubeconfig, "w1", true);
        api.cordon(kubeconfig, "w1", false);

        assertThat(seen)
                .extracting(Seen::body)
                .containsExactly("{\"spec\":{\"unschedulable\":true}}", "{\"spec\":{\"unschedulable\":false}}");
        assertThat(seen).extracting(Seen::contentType).containsOnly("application/strategic-merge-patch+json");
    }

    @Test
    void drainEvictsAllButDaemonsMirrorsAndTheEnded() {
        answer(PODS, 200, """
                {"kind":"PodList","apiVersion":"v1","metadata":{},"items":[
                 {"metadata":{"name":"web","namespace":"default"}},
                 {"metadata":{"name":"guarded","namespace":"default"}},
                 {"metadata":{"name":"gone","namespace":"default"}},
                 {"metadata":{"name":"leaving","namespace":"default","deletionTimestamp":"2026-01-01T00:00:00Z"}},
                 {"metadata":{"name":"ended","namespace":"default"},"status":{"phase":"Succeeded"}},
                 {"metadata":{"name":"mirror","namespace":"kube-system","annotations":{"kubernetes.io/config.mirror":"x"}}},
                 {"metadata":{"name":"proxy","namespace":"kube-system","ownerReferences":[
                  {"apiVersion":"apps/v1","kind":"DaemonSet","name":"proxy","uid":"u","controller":true}]}}]}""");
        answer("POST /api/v1/namespaces/default/pods/web/eviction", 201, """
                {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Success","code":201}""");
        answer("POST /api/v1/namespaces/default/pods/guarded/eviction", 429, status(429, "not now"));

        assertThat(api.drain(kubeconfig, "w1")).isEqualTo(3);

        assertThat(seen).extracting(Seen::line).containsExactly(
                PODS,
                "POST /api/v1/namespaces/default/pods/web/eviction",
                "POST /api/v1/namespaces/default/pods/guarded/eviction",
                "POST /api/v1/namespaces/default/pods/gone/eviction");
    }

    @Test
    void drainThatIsForbiddenFails() {
        answer(PODS, 200, "{\"items\":[{\"metadata\":{\"name\":\"web\",\"namespace\":\"default\"}}]}");
        answer("POST /api/v1/namespaces/default/pods/web/eviction", 403, status(403, "no"));

        assertUnreachable(() -> api.drain(kubeconfig, "w1"), "Cannot drain node w1");
    }

    @Test
    void deletingANodeThatIsNotThereIsNoFailure() {
        api.deleteNode(kubeconfig, "w1");

        answer("DELETE /api/v1/nodes/w1", 200, "{\"kind\":\"Status\",\"status\":\"Success\"}");
        api.deleteNode(kubeconfig, "w1");
        assertThat(seen).hasSize(2);

        answer("DELETE /api/v1/nodes/w1", 500, status(500, "etcd"));
        assertUnreachable(() -> api.deleteNode(kubeconfig, "w1"), "Cannot delete node w1");
    }

    @Test
    void manifestIsAppliedObjectByObject() {
        discover();
        for (var path : List.of(
                "/api/v1/namespaces/net",
                "/api/v1/namespaces/net/configmaps/one",
                "/api/v1/namespaces/default/configmaps/two",
                "/apis/apps/v1/namespaces/net/daemonsets/net")) {
            answer("PATCH " + path + "?fieldManager=koral&force=true", 200, "{}");
        }

        api.apply(kubeconfig, """
                # a comment
                ---
                apiVersion: v1
                kind: Namespace
                metadata: {name: net}
                ---
                apiVersion: v1
                kind: List
                items:
                - {apiVersion: v1, kind: ConfigMap, metadata: {name: one, namespace: net}, data: {port: "80", yes: "1.0"}}
                - {apiVersion: v1, kind: ConfigMap, metadata: {name: two}}
                ---
                ---
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: net, namespace: net}
                spec: {template: {spec: {hostNetwork: true, terminationGracePeriodSeconds: 5}}}
                """);

        var patches = seen.stream().filter(one -> one.line().startsWith("PATCH")).toList();
        assertThat(patches).hasSize(4).extracting(Seen::contentType).containsOnly("application/apply-patch+yaml");
        assertThat(patches.get(1).body()).contains("\"data\":{\"port\":\"80\",");
        assertThat(patches.get(3).body()).contains("\"hostNetwork\":true,\"terminationGracePeriodSeconds\":5}");
        assertThat(seen.stream().filter(one -> one.line().equals("GET /api/v1"))).hasSize(1);
    }

    @Test
    void unknownKindIsToldAndLookedForAgain() {
        discover();
        var manifest = "{apiVersion: apps/v1, kind: Gadget, metadata: {name: g}}";
        assertUnreachable(() -> api.apply(kubeconfig, manifest), "there is no kind Gadget in apps/v1");

        answer("GET /apis/apps/v1", 200, "{\"resources\":[{\"name\":\"gadgets\",\"namespaced\":false,\"kind\":\"Gadget\"}]}");
        answer("PATCH /apis/apps/v1/gadgets/g?fieldManager=koral&force=true", 201, "{}");
        api.apply(kubeconfig, manifest);
    }

    @Test
    void manifestThatIsNoneIsToldBeforeAnythingIsSent() {
        for (var manifest : List.of("{", "just text", "[1, 2]", "kind: Pod", "{apiVersion: v1, kind: Pod}",
                "{apiVersion: ../../x, kind: Pod, metadata: {name: p}}", "{apiVersion: v1, kind: Pod, metadata: 3}")) {
            assertUnreachable(() -> api.apply(kubeconfig, manifest), "Cannot apply the manifest");
        }
        assertThat(seen).isEmpty();
    }

    private void discover() {
        answer("GET /api/v1", 200, """
                {"kind":"APIResourceList","groupVersion":"v1","resources":[
                 {"name":"namespaces","singularName":"namespace","namespaced":false,"kind":"Namespace","verbs":["get"]},
                 {"name":"namespaces/status","singularName":"","namespaced":false,"kind":"Namespace","verbs":["get"]},
                 {"name":"configmaps","singularName":"configmap","namespaced":true,"kind":"ConfigMap","verbs":["get"]}]}""");
        answer("GET /apis/apps/v1", 200, """
                {"kind":"APIResourceList","groupVersion":"apps/v1","resources":[
                 {"name":"daemonsets","singularName":"daemonset","namespaced":true,"kind":"DaemonSet","verbs":["get"]}]}""");
    }

    private static KubeUnreachableException assertUnreachable(ThrowingCallable call, String reason) {
        var thrown = catchThrowableOfType(KubeUnreachableException.class, call);
        assertThat(thrown).hasMessageContaining(reason);
        return thrown;
    }
}
