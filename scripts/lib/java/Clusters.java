import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** A user's calls for Kubernetes clusters. */
final class Clusters {
    private static final Duration MAX_FETCH_TIME = Duration.ofMinutes(5);

    private final Api api;

    Clusters(Api api) {
        this.api = api;
    }

    /** Enables the Kubernetes service; takes effect at the server's next start. */
    static void enable(Api api) throws Exception {
        api.call("updateConfiguration", "name", "cloud.kubernetes.service.enabled", "value", "true");
    }

    /** Registers a version and waits until its ISO is ready. Returns the version's id. */
    String register(String semanticVersion, String iso) throws Exception {
        var version = api.call(
                        "addKubernetesSupportedVersion",
                        "semanticversion", semanticVersion,
                        "name", "v" + semanticVersion,
                        "url", iso,
                        "mincpunumber", 2,
                        "minmemory", 2048)
                .get("kubernetessupportedversion");
        var id = version.get("id").asString();
        var end = System.nanoTime() + MAX_FETCH_TIME.toNanos();
        for (var state = ""; !state.equals("Ready"); ) {
            state = api.call("listKubernetesSupportedVersions", "id", id)
                    .get("kubernetessupportedversion")
                    .get(0)
                    .path("isostate")
                    .asString("");
            if (state.equals("Failed") || System.nanoTime() > end) {
                throw new IllegalStateException("The ISO " + iso + " is not ready, but " + state);
            }
            Thread.sleep(50);
        }
        return id;
    }

    /** A cluster that is being created. */
    record Begun(String id, Operation operation) {}

    /** Starts to create a cluster with one control node and two workers. */
    Begun create(String name, String version) throws Exception {
        return create(name, version, 2);
    }

    /** Begins to make a cluster with one control node and so many workers. */
    Begun create(String name, String version, int workers) throws Exception {
        var created = api.call(
                "createKubernetesCluster",
                "name", name,
                "description", name,
                "zoneid", api.call("listZones").get("zone").get(0).get("id").asString(),
                "kubernetesversionid", version,
                "serviceofferingid", Catalogue.largeOffering(api),
                "noderootdisksize", 8,
                "controlnodes", 1,
                "size", workers);
        var id = created.get("id").asString();
        return new Begun(id, new Operation(api, id, created.get("jobid").asString()));
    }

    /** Submits a start, stop or delete of a cluster: {@code startKubernetesCluster} and so on. */
    Operation begin(String command, String cluster) throws Exception {
        return new Operation(api, cluster, api.call(command, "id", cluster).get("jobid").asString());
    }

    /** The cluster's entry in the list. */
    JsonNode find(String cluster) throws Exception {
        return api.call("listKubernetesClusters", "id", cluster).get("kubernetescluster").get(0);
    }

    String kubeconfig(String cluster) throws Exception {
        return api.call("getKubernetesClusterConfig", "id", cluster)
                .get("clusterconfig")
                .get("configdata")
                .asString();
    }
}
