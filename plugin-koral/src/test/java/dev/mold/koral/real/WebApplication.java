package dev.mold.koral.real;

import dev.mold.koral.testing.ClusterUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** The sample application on a cluster, behind a load balancer on its own public address. */
final class WebApplication {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration ONE_CALL = Duration.ofSeconds(3);
    private static final int PORT = 80;

    private final ClusterUser user;
    private final Kubectl kubectl;
    private final String cluster;
    private final Path manifest;
    private String address;

    WebApplication(ClusterUser user, Kubectl kubectl, String cluster, Path manifest) {
        this.user = user;
        this.kubectl = kubectl;
        this.cluster = cluster;
        this.manifest = manifest;
    }

    void deploy() {
        kubectl.run("apply", "-f", manifest.toString());
        awaitReplicas();
    }

    void awaitReplicas() {
        kubectl.run("rollout", "status", "deployment/web", "--timeout=" + TIMEOUT.toSeconds() + "s");
    }

    /**
     * Acquires a public address with a load-balancer rule for all nodes, through the API; the rule also opens the
     * firewall.
     */
    void publish() {
        var nodePort = kubectl.run("get", "service", "web", "-o", "jsonpath={.spec.ports[0].nodePort}");
        var view = user.cluster(cluster);
        var ip = made("associateIpAddress", "networkid", view.get("networkid").asString());
        var rule = made(
                "createLoadBalancerRule",
                "name", "web",
                "algorithm", "roundrobin",
                "publicipid", ip,
                "publicport", Integer.toString(PORT),
                "privateport", nodePort);
        user.api().job("assignToLoadBalancerRule", "id", rule, "virtualmachineids", nodes(view));
        address = user.api()
                .call("listPublicIpAddresses", "id", ip)
                .get("publicipaddress")
                .get(0)
                .get("ipaddress")
                .asString();
    }

    /** Calls the application until that many pods have answered. @return the names of the pods */
    Set<String> awaitAnswersOf(int pods) {
        var answers = new TreeSet<String>();
        Awaitility.await(pods + " pods answer at " + address)
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    answers.add(call());
                    return answers.size() >= pods;
                });
        return answers;
    }

    boolean answers() throws InterruptedException {
        try {
            return !call().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** Uses a new connection for each call, so that the load balancer distributes them. */
    private String call() throws IOException, InterruptedException {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(ONE_CALL)
                .build();
        var request = HttpRequest.newBuilder(URI.create("http://" + address + ":" + PORT + "/"))
                .timeout(ONE_CALL)
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("The application answers " + answer.statusCode());
        }
        return answer.body().strip();
    }

    private String made(String command, String... parameters) {
        var answer = user.api().call(command, parameters);
        var job = user.api().ended(answer.get("jobid").asString());
        if (job.get("jobstatus").asInt() != 1) {
            throw new AssertionError(command + ": " + job.get("jobresult"));
        }
        return answer.get("id").asString();
    }

    private static String nodes(JsonNode view) {
        return StreamSupport.stream(view.get("virtualmachines").spliterator(), false)
                .map(node -> node.get("id").asString())
                .collect(Collectors.joining(","));
    }
}
