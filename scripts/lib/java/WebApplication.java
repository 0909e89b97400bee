import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A web application of two replicas on a cluster, with a public address. */
final class WebApplication {
    private static final String NAME = "web";
    private static final int PORT = 80;
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    /** Connections are spread over nodes and pods at random: by then each pod should have answered. */
    private static final int MAX_CALLS = 200;

    private final Api api;
    private final Kubectl kubectl;
    private final JsonNode cluster;

    /** @param cluster its entry in the list of clusters */
    WebApplication(Api api, Kubectl kubectl, JsonNode cluster) {
        this.api = api;
        this.kubectl = kubectl;
        this.cluster = cluster;
    }

    /** Deploys a manifest with a Deployment and a Service of type NodePort, and waits for its replicas. */
    void deploy(Path manifest) throws Exception {
        kubectl.run("apply", "-f", manifest.toString());
        awaitReplicas();
    }

    /** Waits until both replicas are ready. */
    void awaitReplicas() throws Exception {
        kubectl.run("rollout", "status", "deployment/" + NAME, "--timeout=" + TIMEOUT.toSeconds() + "s");
    }

    /**
     * Acquires a public IP address, with a load-balancer rule for all nodes and a firewall rule. Returns the address.
     */
    String publish() throws Exception {
        var nodePort = kubectl.run("get", "service", NAME, "-o", "jsonpath={.spec.ports[0].nodePort}");
        if (nodePort.isEmpty()) {
            throw new IllegalStateException("The service " + NAME + " has no port on the nodes");
        }
        var network = text(cluster, "networkid");
        var address = created("associateIpAddress", "networkid", network);
        var rule = created(
                "createLoadBalancerRule",
                "name", NAME,
                "algorithm", "roundrobin",
                "publicipid", address,
                "publicport", PORT,
                "privateport", nodePort,
                "openfirewall", false);
        api.run("assignToLoadBalancerRule", "id", rule, "virtualmachineids", nodes());
        created("createFirewallRule", "ipaddressid", address, "protocol", "tcp", "startport", PORT, "endport", PORT);
        return text(api.call("listPublicIpAddresses", "id", address).get("publicipaddress").get(0), "ipaddress");
    }

    /** Calls the address until each of {@code replicas} pods has answered; returns their answers. */
    TreeSet<String> answers(String address, int replicas) throws Exception {
        var answers = new TreeSet<String>();
        var end = System.nanoTime() + TIMEOUT.toNanos();
        var calls = 0;
        Exception last = null;
        while (answers.size() < replicas && (answers.isEmpty() || calls < MAX_CALLS)) {
            try {
                answers.add(call(address));
                calls++;
            } catch (IOException e) {
                last = e;
                Thread.sleep(100);
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Only " + answers + " answered at " + address, last);
            }
        }
        if (answers.size() < replicas) {
            throw new IllegalStateException("Of " + replicas + " replicas, only these answer: " + answers);
        }
        return answers;
    }

    /** Uses a new connection for each call, so that the load balancer distributes them. */
    private static String call(String address) throws IOException, InterruptedException {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(3))
                .build();
        var request = HttpRequest.newBuilder(URI.create("http://" + address + ":" + PORT + "/"))
                .timeout(Duration.ofSeconds(5))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the application answers " + answer.statusCode());
        }
        return answer.body().strip();
    }

    private String nodes() {
        var ids = new StringBuilder();
        cluster.get("virtualmachines").forEach(node -> ids.append(ids.isEmpty() ? "" : ",").append(text(node, "id")));
        return ids.toString();
    }

    /** Calls a command that returns an id and a job; returns the id when the job is done. */
    private String created(String command, Object... parameters) throws Exception {
        var answer = api.call(command, parameters);
        api.await(answer.get("jobid").asString());
        return answer.get("id").asString();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
