import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The whole life of a cluster, seen from outside: a server is started on a throw-away folder, a cluster is made, used
 * and deleted. Arguments: the distribution folder.
 */
final class Demo {
    private final Path home;
    private final Path folder;
    private final String password;

    private Demo(Path home, Path folder, String password) {
        this.home = home;
        this.folder = folder;
        this.password = password;
    }

    public static void main(String[] args) throws Exception {
        var began = System.nanoTime();
        var folder = Files.createTempDirectory("mold-demo");
        var secret = new byte[18];
        new SecureRandom().nextBytes(secret);
        var password = Base64.getUrlEncoder().encodeToString(secret);
        try {
            new Demo(Path.of(args[0]), folder, password).run();
        } finally {
            delete(folder);
        }
        System.out.printf("Done in %.1f s%n", Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0);
    }

    private void run() throws Exception {
        step("Starting the server, and switching the Kubernetes service on: that takes effect at a restart");
        try (var server = start()) {
            login(server).call("updateConfiguration", "name", "cloud.kubernetes.service.enabled", "value", "true");
        }
        try (var server = start()) {
            say("ready after %.1f s at %s", server.startTime().toMillis() / 1000.0, server.endpoint());
            var api = login(server);
            var zone = api.call("listZones").get("zone").get(0);
            var before = inventory(api);

            step("Registering Kubernetes 1.30.3");
            var version = registerVersion(api);

            step("Creating a cluster with 1 control node and 2 workers");
            var created = api.call(
                    "createKubernetesCluster",
                    "name", "demo",
                    "description", "shown by the demo",
                    "zoneid", zone.get("id").asString(),
                    "kubernetesversionid", version,
                    "serviceofferingid", Catalogue.largeOffering(api),
                    "noderootdisksize", 8,
                    "controlnodes", 1,
                    "size", 2);
            var cluster = created.get("id").asString();
            follow(api, cluster, created.get("jobid").asString());

            step("Nodes, as the cluster's own API shows them to the kubeconfig that was handed out");
            printNodes(api, cluster);

            step("Deleting the cluster");
            var deleted = api.call("deleteKubernetesCluster", "id", cluster);
            follow(api, cluster, deleted.get("jobid").asString());
            var left = new HashSet<>(inventory(api));
            left.removeAll(before);
            if (!left.isEmpty()) {
                throw new IllegalStateException("This is left: " + left);
            }
            say("nothing is left: no machine, no network, no address, no rule");
        }
    }

    private MoldProcess start() throws IOException {
        return MoldProcess.start(home, folder.resolve("data"), Map.of("MOLD_ADMIN_PASSWORD", password));
    }

    private Api login(MoldProcess server) throws Exception {
        return Api.login(server.endpoint(), "admin", password);
    }

    private static String registerVersion(Api api) throws Exception {
        var version = api.call(
                        "addKubernetesSupportedVersion",
                        "semanticversion", "1.30.3",
                        "name", "v1.30.3",
                        "url", "http://images.example.org/setup-v1.30.3.iso",
                        "mincpunumber", 2,
                        "minmemory", 2048)
                .get("kubernetessupportedversion");
        var id = version.get("id").asString();
        while (!"Ready".equals(text(version, "isostate"))) {
            Thread.sleep(100);
            version = api.call("listKubernetesSupportedVersions", "id", id)
                    .get("kubernetessupportedversion")
                    .get(0);
        }
        say("%s is %s", text(version, "name"), text(version, "isostate"));
        return id;
    }

    /** Prints each step of an operation as it ends. */
    private static void follow(Api api, String cluster, String job) throws Exception {
        Set<String> told = new HashSet<>();
        while (true) {
            var operation = api.call("listKubernetesClusterOperations", "kubernetesclusterid", cluster, "id", job)
                    .get("kubernetesclusteroperation")
                    .get(0);
            var steps = operation.get("steps");
            for (int i = 0; i < steps.size(); i++) {
                var step = steps.get(i);
                if ("Done".equalsIgnoreCase(text(step, "state")) && told.add(text(step, "name"))) {
                    say("%2d of %d  %-22s %s", i + 1, steps.size(), text(step, "name"), text(step, "description"));
                }
            }
            switch (text(operation, "state").toLowerCase(java.util.Locale.ROOT)) {
                case "succeeded" -> {
                    return;
                }
                case "failed", "cancelled" ->
                    throw new IllegalStateException("The operation " + operation.get("state") + ": " + operation.get("error"));
                default -> Thread.sleep(50);
            }
        }
    }

    private static void printNodes(Api api, String cluster) throws Exception {
        var config = api.call("getKubernetesClusterConfig", "id", cluster)
                .get("clusterconfig")
                .get("configdata")
                .asString();
        var client = ClientBuilder.kubeconfig(KubeConfig.loadKubeConfig(new StringReader(config))).build();
        var nodes = new CoreV1Api(client).listNode().execute().getItems();
        nodes.sort(Comparator.comparing(node -> node.getMetadata().getName()));
        for (var node : nodes) {
            var ready = node.getStatus().getConditions().stream()
                    .anyMatch(condition -> condition.getType().equals("Ready") && condition.getStatus().equals("True"));
            say(
                    "%-40s %-9s %s",
                    node.getMetadata().getName(),
                    ready ? "Ready" : "NotReady",
                    node.getStatus().getNodeInfo().getKubeletVersion());
        }
        if (nodes.size() != 3) {
            throw new IllegalStateException("3 nodes were asked for, there are " + nodes.size());
        }
        client.getHttpClient().dispatcher().executorService().shutdown();
        client.getHttpClient().connectionPool().evictAll();
    }

    /** All that a cluster is made of, by id. */
    private static Set<String> inventory(Api api) throws Exception {
        var all = new HashSet<String>();
        collect(all, "machine", api.call("listVirtualMachines", "listall", true).get("virtualmachine"));
        collect(all, "volume", api.call("listVolumes", "listall", true).get("volume"));
        collect(all, "network", api.call("listNetworks", "listall", true).get("network"));
        collect(all, "address", api.call("listPublicIpAddresses", "listall", true).get("publicipaddress"));
        collect(all, "firewall rule", api.call("listFirewallRules", "listall", true).get("firewallrule"));
        collect(all, "forwarding", api.call("listPortForwardingRules", "listall", true).get("portforwardingrule"));
        collect(all, "load balancer", api.call("listLoadBalancerRules", "listall", true).get("loadbalancerrule"));
        return all;
    }

    private static void collect(Set<String> all, String kind, JsonNode list) {
        if (list != null) {
            list.forEach(each -> all.add(kind + " " + text(each, "id")));
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static void step(String text) {
        System.out.println("==> " + text);
    }

    private static void say(String format, Object... values) {
        System.out.printf("    " + format + "%n", values);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
