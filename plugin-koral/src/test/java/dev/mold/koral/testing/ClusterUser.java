package dev.mold.koral.testing;

import dev.mold.server.testing.ApiClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A user's calls for clusters, through the API. */
public final class ClusterUser {
    private final ApiClient api;

    public ClusterUser(ApiClient api) {
        this.api = api;
    }

    public ApiClient api() {
        return api;
    }

    public void switchServiceOn() {
        configure("cloud.kubernetes.service.enabled", "true");
    }

    /** Sets a global setting. */
    public void configure(String setting, String value) {
        api.call("updateConfiguration", "name", setting, "value", value);
    }

    /**
     * Registers a version with an ISO of the simulated cloud and waits until the ISO is ready.
     *
     * @return the version's id
     */
    public String registerVersion(String semanticVersion) {
        var id = registerVersion(semanticVersion, "http://images.example.org/setup-v" + semanticVersion + ".iso");
        awaitIso(id, Duration.ofSeconds(30));
        return id;
    }

    /** Registers a version with the ISO at that URL. @return the version's id */
    public String registerVersion(String semanticVersion, String url) {
        return api.call(
                        "addKubernetesSupportedVersion",
                        "semanticversion", semanticVersion,
                        "name", "v" + semanticVersion,
                        "url", url,
                        "mincpunumber", "2",
                        "minmemory", "2048")
                .get("kubernetessupportedversion")
                .get("id")
                .asString();
    }

    /** Waits until the ISO of a version is ready. */
    public void awaitIso(String version, Duration atMost) {
        Awaitility.await("the ISO is ready")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> "Ready".equals(version(version).path("isostate").asString("")));
    }

    public JsonNode version(String id) {
        return api.call("listKubernetesSupportedVersions", "id", id)
                .get("kubernetessupportedversion")
                .get(0);
    }

    /**
     * Requests a cluster.
     *
     * @param more names and values of further parameters, in turn
     * @return the answer, with {@code id} and {@code jobid}
     */
    public JsonNode create(String name, String version, int controlNodes, int size, String... more) {
        var parameters = new ArrayList<>(List.of(
                "name", name,
                "description", "made by a test",
                "zoneid", zone(),
                "kubernetesversionid", version,
                "serviceofferingid", offering(),
                "noderootdisksize", "8",
                "controlnodes", Integer.toString(controlNodes),
                "size", Integer.toString(size)));
        parameters.addAll(List.of(more));
        return api.call("createKubernetesCluster", parameters.toArray(String[]::new));
    }

    public String zone() {
        return api.call("listZones").get("zone").get(0).get("id").asString();
    }

    /** A compute offering that is large enough. */
    public String offering() {
        for (var offering : api.call("listServiceOfferings").get("serviceoffering")) {
            if (offering.path("cpunumber").asInt(0) >= 2 && offering.path("memory").asInt(0) >= 2048) {
                return offering.get("id").asString();
            }
        }
        throw new AssertionError("No compute offering is large enough");
    }

    public String state(String cluster) {
        return cluster(cluster).get("state").asString();
    }

    public JsonNode cluster(String id) {
        return api.call("listKubernetesClusters", "id", id).get("kubernetescluster").get(0);
    }

    public boolean exists(String id) {
        return api.call("listKubernetesClusters", "id", id).get("kubernetescluster") != null;
    }

    public String kubeconfig(String cluster) {
        return api.call("getKubernetesClusterConfig", "id", cluster)
                .get("clusterconfig")
                .get("configdata")
                .asString();
    }

    /** The names of the steps of that operation. */
    public List<String> steps(String job) {
        var names = new ArrayList<String>();
        operation(job).get("steps").valueStream()
                .filter(step -> step.get("attempts").asInt() > 0)
                .forEach(step -> names.add(step.get("name").asString()));
        return names;
    }

    public JsonNode operation(String job) {
        return api.call("listKubernetesClusterOperations", "id", job)
                .get("kubernetesclusteroperation")
                .get(0);
    }
}
