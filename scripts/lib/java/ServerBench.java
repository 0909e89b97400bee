import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Measures the server on its embedded database with a simulated cloud without delays: start, memory, a cluster's
 * creation, fifty at once, and the API under load compared with a constant response of the same HTTP server. Arguments:
 * DISTRIBUTION RUNS SECONDS, where SECONDS is the length of one run of the load test.
 */
final class ServerBench {
    private static final String PASSWORD = "bench-only-password";
    private static final Map<String, String> ENVIRONMENT = Map.of("MOLD_ADMIN_PASSWORD", PASSWORD);
    /** Boots, downloads and tasks of nodes take no simulated time, and there are enough addresses and hosts for all. */
    private static final String[] INSTANT = {"--backend-option", "timings=instant", "--backend-option", "hosts=200"};

    private final Path home;
    private final Path folder;
    private final int runs;
    private final Duration time;

    private ServerBench(Path home, Path folder, int runs, Duration time) {
        this.home = home;
        this.folder = folder;
        this.runs = runs;
        this.time = time;
    }

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("mold-bench");
        try {
            var bench = new ServerBench(
                    Path.of(args[0]), folder, Integer.parseInt(args[1]), Duration.ofSeconds(Long.parseLong(args[2])));
            bench.start();
            bench.clusters();
            bench.load();
        } finally {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Measures a restart, on a folder that has been used before. */
    private void start() throws Exception {
        try (var server = server("start")) {
            Api.login(server.endpoint(), "admin", PASSWORD)
                    .call("updateConfiguration", "name", "cloud.kubernetes.service.enabled", "value", "true");
        }
        var seconds = new double[runs];
        var memory = new double[runs];
        for (int i = 0; i < runs; i++) {
            var began = System.nanoTime();
            try (var server = server("start")) {
                Api.login(server.endpoint(), "admin", PASSWORD).call("listZones");
                seconds[i] = (System.nanoTime() - began) / 1e9;
                memory[i] = server.residentKib() / 1024.0;
            }
        }
        row("start to first API answers (login, keys, listZones), s", seconds, "at most 4");
        row("resident memory after it, MiB", memory, "at most 300");
    }

    private void clusters() throws Exception {
        try (var server = server("clusters")) {
            Api.login(server.endpoint(), "admin", PASSWORD)
                    .call("updateConfiguration", "name", "cloud.kubernetes.service.enabled", "value", "true");
        }
        try (var server = server("clusters")) {
            var api = Api.login(server.endpoint(), "admin", PASSWORD);
            var zone = text(api.call("listZones").get("zone").get(0), "id");
            var version = version(api);
            var offering = Catalogue.largeOffering(api);
            api.await(text(create(api, zone, version, offering, "warm-up"), "jobid"));
            var seconds = new double[runs];
            for (int i = 0; i < runs; i++) {
                var began = System.nanoTime();
                api.await(text(create(api, zone, version, offering, "one-" + i), "jobid"));
                seconds[i] = (System.nanoTime() - began) / 1e9;
            }
            row("create of a 1+2 cluster, boot times 0, s", seconds, "at most 1.5");

            var began = System.nanoTime();
            List<String> jobs = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                jobs.add(text(create(api, zone, version, offering, "many-" + i), "jobid"));
            }
            for (var job : jobs) {
                api.await(job);
            }
            row("50 clusters of 1+2 requested at once, all Running, s", new double[] {(System.nanoTime() - began) / 1e9}, "at most 60");
            row("resident memory after it, MiB", new double[] {server.residentKib() / 1024.0}, "");
        }
    }

    private void load() throws Exception {
        try (var server = server("load")) {
            var api = Api.login(server.endpoint(), "admin", PASSWORD);
            machines(api, 1000);
            var constant = ApiBench.measure(
                    "constant answer", URI.create(server.endpoint().toString().replace("/api", "/ping")), runs, time);
            var zones = ApiBench.measure("listZones", api.signed("listZones"), runs, time);
            var page = ApiBench.measure(
                    "listVirtualMachines page of 20 of 1000",
                    api.signed("listVirtualMachines", page()),
                    runs,
                    time);
            var fresh = ApiBench.measure("the same page, never cached", different(api, page()), runs, time);
            var all = ApiBench.measure(
                    "listVirtualMachines, all 1000",
                    api.signed("listVirtualMachines", "listall", true, "pagesize", -1),
                    runs,
                    time);
            ratio("listZones", zones, constant);
            ratio("listVirtualMachines page of 20", page, constant);
            ratio("the same page, never cached", fresh, constant);
            ratio("listVirtualMachines, all 1000", all, constant);
        }
    }

    private static Object[] page() {
        return new Object[] {"listall", true, "page", 1, "pagesize", 20};
    }

    /** The same call with a varying extra parameter, so that the server cannot answer from a cache. */
    private static List<URI> different(Api api, Object... parameters) {
        List<URI> addresses = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            var more = Arrays.copyOf(parameters, parameters.length + 2);
            more[parameters.length] = "_";
            more[parameters.length + 1] = i;
            addresses.add(api.signed("listVirtualMachines", more));
        }
        return addresses;
    }

    private static void ratio(String name, double[] rates, double[] limit) {
        System.out.printf(
                Locale.ROOT,
                "%-44s of the constant answer's rate: %.3f at 1 connection, %.3f at 16%n",
                name,
                rates[0] / limit[0],
                rates[1] / limit[1]);
    }

    /** Creates machines that are never started, as rows for the lists. */
    private static void machines(Api api, int count) throws Exception {
        var zone = text(api.call("listZones").get("zone").get(0), "id");
        var template = text(api.call("listTemplates", "templatefilter", "all").get("template").get(0), "id");
        var offering = text(api.call("listServiceOfferings").get("serviceoffering").get(0), "id");
        var networkOffering = text(
                api.call("listNetworkOfferings", "name", "DefaultIsolatedNetworkOfferingWithSourceNatService")
                        .get("networkoffering")
                        .get(0),
                "id");
        List<String> jobs = new ArrayList<>();
        String network = null;
        for (int i = 0; i < count; i++) {
            if (i % 200 == 0) {
                network = text(
                        api.call(
                                        "createNetwork",
                                        "name", "net-" + i,
                                        "displaytext", "net-" + i,
                                        "zoneid", zone,
                                        "networkofferingid", networkOffering)
                                .get("network"),
                        "id");
            }
            jobs.add(text(
                    api.call(
                            "deployVirtualMachine",
                            "zoneid", zone,
                            "templateid", template,
                            "serviceofferingid", offering,
                            "networkids", network,
                            "name", "m-" + i,
                            "startvm", false),
                    "jobid"));
        }
        for (var job : jobs) {
            api.await(job);
        }
    }

    private MoldProcess server(String name) throws IOException {
        return MoldProcess.start(home, folder.resolve(name), ENVIRONMENT, INSTANT);
    }

    private static JsonNode create(Api api, String zone, String version, String offering, String name)
            throws Exception {
        return api.call(
                "createKubernetesCluster",
                "name", name,
                "description", name,
                "zoneid", zone,
                "kubernetesversionid", version,
                "serviceofferingid", offering,
                "noderootdisksize", 8,
                "controlnodes", 1,
                "size", 2);
    }

    private static String version(Api api) throws Exception {
        var id = text(
                api.call(
                                "addKubernetesSupportedVersion",
                                "semanticversion", "1.30.3",
                                "url", "http://images.example.org/setup-v1.30.3.iso",
                                "mincpunumber", 2,
                                "minmemory", 2048)
                        .get("kubernetessupportedversion"),
                "id");
        while (!text(
                        api.call("listKubernetesSupportedVersions", "id", id)
                                .get("kubernetessupportedversion")
                                .get(0),
                        "isostate")
                .equals("Ready")) {
            Thread.sleep(20);
        }
        return id;
    }

    private static void row(String name, double[] readings, String goal) {
        System.out.printf("%-60s %s%s%n", name, Figures.text(readings), goal.isEmpty() ? "" : "   goal: " + goal);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
