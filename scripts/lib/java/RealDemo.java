import java.io.IOException;
import java.nio.file.Path;

/**
 * Demonstrates the life of a cluster on real machines of this host: created, used by a web application, stopped,
 * started, deleted. Arguments: DISTRIBUTION SWEEP TEMPLATE KUBERNETES VERSION, see scripts/demo.
 */
final class RealDemo {
    private final RealCloud cloud;
    private final Path kubernetes;
    private final String version;

    private RealDemo(RealCloud cloud, Path kubernetes, String version) {
        this.cloud = cloud;
        this.kubernetes = kubernetes;
        this.version = version;
    }

    public static void main(String[] args) {
        Interruptible.run(() -> {
            var began = System.nanoTime();
            try (var cloud = RealCloud.of(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]))) {
                new RealDemo(cloud, Path.of(args[3]), args[4]).run();
            }
            System.out.printf("Done in %.1f s%n", Console.secondsSince(began));
        });
    }

    private void run() throws Exception {
        Console.step("Starting the server with real machines, and enabling the Kubernetes service");
        try (var iso = IsoServer.of(kubernetes.resolve("iso/setup-v" + version + ".iso"));
                var serving = cloud.serve()) {
            Console.say(
                    "ready after %.1f s at %s; public addresses %s",
                    serving.server().startTime().toMillis() / 1000.0, serving.server().endpoint(), cloud.range());
            Console.step("Registering Kubernetes " + version + " from " + iso.url());
            var began = System.nanoTime();
            var clusters = new Clusters(serving.api());
            var id = clusters.register(version, iso.url());
            Console.say("v%s is Ready after %.1f s", version, Console.secondsSince(began));
            try {
                live(serving, clusters, id);
            } catch (IOException | IllegalStateException e) {
                cloud.printLog();
                throw serving.server().isAlive() ? e : new IllegalStateException("The server has ended", e);
            }
        }
    }

    private void live(RealCloud.Serving serving, Clusters clusters, String versionId) throws Exception {
        var api = serving.api();
        var before = Inventory.of(api);

        Console.step("Creating a cluster with 1 control node and 2 workers");
        var began = System.nanoTime();
        var cluster = clusters.create("demo", versionId);
        try {
            cluster.operation().print();
        } finally {
            cloud.remember(api);
        }
        Console.say("Running after %.1f s", Console.secondsSince(began));

        Console.step("kubectl get nodes -o wide");
        var kubectl = Kubectl.of(kubernetes.resolve("bin/kubectl"), clusters.kubeconfig(cluster.id()), cloud.folder());
        Console.sayLines(kubectl.run("get", "nodes", "-o", "wide"));

        Console.step("Deploying a web application with 2 replicas, and giving it a public address");
        var application = new WebApplication(api, kubectl, clusters.find(cluster.id()));
        application.deploy(kubernetes.resolve("web.yaml"));
        var address = application.publish();
        reach(application, address);

        Console.step("Stopping the cluster");
        clusters.begin("stopKubernetesCluster", cluster.id()).print();
        Console.step("Starting the cluster");
        clusters.begin("startKubernetesCluster", cluster.id()).print();
        Console.step("Reaching the application again");
        reach(application, address);

        Console.step("Deleting the cluster");
        clusters.begin("deleteKubernetesCluster", cluster.id()).print();
        Inventory.requireNothingNew(api, before);
        Console.say("the server lists no leftovers: no machine, no network, no address, no rule");
    }

    private static void reach(WebApplication application, String address) throws Exception {
        var began = System.nanoTime();
        var answers = application.answers(address, 2);
        Console.say("http://%s/ answered by 2 pods, after %.1f s:", address, Console.secondsSince(began));
        answers.forEach(answer -> Console.sayLines(answer));
    }
}
