import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Demonstrates the life of a cluster: starts a server on a temporary folder, creates, uses and deletes a cluster.
 * Arguments: the distribution folder.
 */
final class Demo {
    private Demo() {}

    public static void main(String[] args) throws Exception {
        var began = System.nanoTime();
        try (var cloud = ThrowAwayCloud.of(Path.of(args[0]))) {
            run(cloud);
        }
        System.out.printf("Done in %.1f s%n", Console.secondsSince(began));
    }

    private static void run(ThrowAwayCloud cloud) throws Exception {
        Console.step("Starting the server, enabling the Kubernetes service, and restarting for that to take effect");
        cloud.enableKubernetes();
        try (var server = cloud.start()) {
            Console.say("ready after %.1f s at %s", server.startTime().toMillis() / 1000.0, server.endpoint());
            var api = cloud.login(server);
            var clusters = new Clusters(api);
            var before = Inventory.of(api);

            Console.step("Registering Kubernetes 1.30.3");
            var version = clusters.register("1.30.3", "http://images.example.org/setup-v1.30.3.iso");
            Console.say("v1.30.3 is Ready");

            Console.step("Creating a cluster with 1 control node and 2 workers");
            var cluster = clusters.create("demo", version);
            cluster.operation().print();

            Console.step("Nodes, listed from the cluster's API with its kubeconfig");
            printNodes(clusters.kubeconfig(cluster.id()));

            Console.step("Deleting the cluster");
            clusters.begin("deleteKubernetesCluster", cluster.id()).print();
            Inventory.requireNothingNew(api, before);
            Console.say("nothing is left: no machine, no network, no address, no rule");
        }
    }

    private static void printNodes(String kubeconfig) throws Exception {
        var client = ClientBuilder.kubeconfig(KubeConfig.loadKubeConfig(new StringReader(kubeconfig))).build();
        var nodes = new CoreV1Api(client).listNode().execute().getItems();
        nodes.sort(Comparator.comparing(node -> node.getMetadata().getName()));
        for (var node : nodes) {
            var ready = node.getStatus().getConditions().stream()
                    .anyMatch(condition -> condition.getType().equals("Ready") && condition.getStatus().equals("True"));
            Console.say(
                    "%-40s %-9s %s",
                    node.getMetadata().getName(),
                    ready ? "Ready" : "NotReady",
                    node.getStatus().getNodeInfo().getKubeletVersion());
        }
        if (nodes.size() != 3) {
            throw new IllegalStateException("3 nodes were requested, there are " + nodes.size());
        }
        client.getHttpClient().dispatcher().executorService().shutdown();
        client.getHttpClient().connectionPool().evictAll();
    }
}
