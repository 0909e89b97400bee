package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.testing.ApiClient;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any invalid input is rejected with a clear error, and nothing is created partly. */
class BadInputIT {
    private static final String NOBODY = "6f1c6f0e-0000-4000-8000-00000000dead";
    private static final String HUGE = "9223372036854775807";
    private static final String TOO_HUGE = "99999999999999999999";

    @TempDir
    static Path folder;

    private static KoralServer koral;
    private static ApiClient api;
    private static Map<String, String> create;
    private static Map<String, String> register;

    private final List<String> violations = new ArrayList<>();
    private int tried;

    @BeforeAll
    static void start() {
        koral = KoralServer.start(folder);
        api = koral.api();
        create = Map.of(
                "name", "web",
                "zoneid", koral.admin().zone(),
                "kubernetesversionid", koral.version(),
                "serviceofferingid", koral.admin().offering(),
                "size", "1");
        register = Map.of(
                "semanticversion", "1.31.0",
                "url", "http://images.example.org/v.iso",
                "mincpunumber", "2",
                "minmemory", "2048");
    }

    @AfterAll
    static void stop() {
        koral.close();
    }

    @Test
    void clustersThatCannotBeAreRefused() {
        var before = koral.inventory();
        cluster("name", null, 431, "missing parameter name");
        cluster("name", " ", 431, "missing parameter name");
        cluster("name", "\u3000", 431, "missing parameter name");
        cluster("name", "web\nweb", 431, "name");
        cluster("name", "x".repeat(256), 431, "max allowed length 255");
        cluster("name", "tab\there", 431, "name");
        cluster("description", "nul\u0000", 431, "description");
        cluster("zoneid", null, 431, "missing parameter zoneid");
        for (var id : List.of(NOBODY, "not-a-uuid", "1", "-1", "' or '1'='1", "한글", NOBODY + NOBODY)) {
            cluster("zoneid", id, 431, "zoneid");
            cluster("serviceofferingid", id, 431, "offering");
        }
        cluster("kubernetesversionid", null, 431, "version is needed");
        cluster("kubernetesversionid", NOBODY, 431, "kubernetesversionid");
        cluster("serviceofferingid", null, 431, "No compute offering is given");
        for (var size : List.of("0", "-1", "-9223372036854775808")) {
            cluster("size", size, 431, "at least 1 worker");
        }
        for (var size : List.of("10", "2147483648", HUGE)) {
            cluster("size", size, 431, "Maximum cluster size can not exceed 10");
        }
        for (var number : List.of(TOO_HUGE, "two", "1.5", "1e3", "0x1")) {
            cluster("size", number, 431, "size");
            cluster("controlnodes", number, 431, "controlnodes");
        }
        cluster("size", null, 431, "at least 1 worker");
        cluster("size", "", 431, "at least 1 worker");
        for (var control : List.of("0", "-1", "4", "6", HUGE)) {
            cluster("controlnodes", control, 431, "Invalid number of control nodes");
        }
        for (var disk : List.of("7", "0", "-8", HUGE, "1025")) {
            cluster("noderootdisksize", disk, 431, "noderootdisksize");
        }
        cluster("keypair", "nobody's", 431, "no SSH key pair named");
        cluster("clustertype", "Odd", 431, "Invalid clustertype");
        cluster("clustertype", "ExternalManaged", 431, "Not supported yet");
        cluster("hypervisor", "KVM", 431, "has no hypervisor");
        cluster("etcdnodes", "1", 431, "Not supported yet");
        cluster("enablecsi", "true", 431, "Not supported yet");
        cluster("externalloadbalanceripaddress", "10.0.0.1", 431, "Not supported yet");
        cluster("dockerregistryurl", "registry.example.org", 431, "dockerregistry");
        cluster("networkid", NOBODY, 431, "networkid");
        cluster("projectid", NOBODY, 431, "projectid");
        cluster("domainid", NOBODY, 431, "domainid");
        cluster("account", "nobody", 431, "");
        cluster("nodeofferings[0].node", "control", 431, "lacks offering");
        cluster("nodeofferings[0].offering", "x", 431, "lacks node");
        cluster("nodeofferings[x].node", "control", 430, "nodeofferings");
        cluster("nodeofferings[0.node", "control", 430, "nodeofferings");
        cluster("nodeofferings[-1].node", "control", 431, "nodeofferings");
        cluster("customjobid", "no uuid", 431, "customjobid");
        report("createKubernetesCluster");
        assertThat(koral.inventory()).isEqualTo(before);
        assertThat(api.call("listKubernetesClusters", "listall", "true").size()).isZero();
    }

    @Test
    void whatIsGoneTakenTooSmallOrClosedIsRefused() {
        var small = offering("small", "cpunumber", "1", "cpuspeed", "500", "memory", "512");
        cluster("serviceofferingid", small, 530, "needs minimum 2 vCPUs and 2048 MB RAM");
        var custom = offering("custom");
        cluster("serviceofferingid", custom, 530, "chosen at deployment");
        var gone = offering("gone", "cpunumber", "2", "cpuspeed", "500", "memory", "2048");
        api.call("deleteServiceOffering", "id", gone);
        cluster("serviceofferingid", gone, 431, "no active compute offering");
        var network = network();
        api.job("deleteNetwork", "id", network);
        cluster("networkid", network, 431, "network");

        var version = version("1.31.0");
        api.call("updateKubernetesSupportedVersion", "id", version, "state", "Disabled");
        cluster("kubernetesversionid", version, 431, "not enabled");
        var old = version("1.15.0");
        var two = new TreeMap<>(create);
        two.put("kubernetesversionid", old);
        two.put("controlnodes", "3");
        refused("createKubernetesCluster", two, 431, "1.16.0");
        api.job("deleteKubernetesSupportedVersion", "id", version);
        api.job("deleteKubernetesSupportedVersion", "id", old);
        cluster("kubernetesversionid", version, 431, "");
        refused("updateKubernetesSupportedVersion", Map.of("id", version, "state", "Enabled"), 431, "");

        var before = koral.inventory();
        var taken = api.call("createKubernetesCluster", flat(create));
        var made = api.ended(taken.get("jobid").asString());
        assertThat(made.get("jobstatus").asInt()).isEqualTo(1);
        var id = taken.get("id").asString();
        var during = koral.inventory();
        cluster("name", "web", 431, "web");
        refused("deleteKubernetesSupportedVersion", Map.of("id", koral.version()), 530, "while clusters use it");
        assertThat(api.job("startKubernetesCluster", "id", id).toString()).contains("\"state\":\"Running\"");
        var node = koral.admin().cluster(id).get("virtualmachines").get(0).get("id").asString();
        refused("destroyVirtualMachine", Map.of("id", node), 530, "");
        var inUse = api.call("deleteNetwork", "id", koral.admin().cluster(id).get("networkid").asString());
        assertThat(api.ended(inUse.get("jobid").asString()).get("jobresult").get("errortext").asString())
                .contains("cannot be deleted: 2 machines are in it");
        assertThat(koral.inventory()).isEqualTo(during);
        api.job("deleteKubernetesCluster", "id", id);
        refused("deleteKubernetesCluster", Map.of("id", id), 431, "no Kubernetes cluster");
        refused("stopKubernetesCluster", Map.of("id", id), 431, "no Kubernetes cluster");
        assertThat(koral.inventory()).isEqualTo(before);
        report("what is gone, taken, too small or closed");
    }

    @Test
    void versionsThatCannotBeAreRefused() {
        for (var text : List.of(
                "abc", "1.30", "v1.30.3", "1.30.3.1", "1.-1.0", "999999999999.0.0", " ", "1.30.x", "１.３.０")) {
            version("semanticversion", text, 431, "");
        }
        version("semanticversion", "1.10.9", 431, "1.11.0");
        version("semanticversion", null, 431, "missing parameter semanticversion");
        for (var cpus : List.of("1", "0", "-2", TOO_HUGE, "x")) {
            version("mincpunumber", cpus, 431, "mincpunumber");
        }
        for (var memory : List.of("2047", "-1", TOO_HUGE, "2 GB")) {
            version("minmemory", memory, 431, "minmemory");
        }
        for (var url : List.of("ftp://example.org/x.iso", "no url", "http://", "file:///etc/passwd", "data:1", "")) {
            version("url", url, 431, "url");
        }
        version("url", null, 431, "url");
        version("url", "http://example.org/" + "x".repeat(5000), 431, "url");
        for (var checksum : List.of("xyz", "{MD5}zz", "{ROT13}d41d8cd98f00b204e9800998ecf8427e", "d41d8cd9")) {
            version("checksum", checksum, 431, "hecksum");
        }
        version("arch", "mips", 431, "Invalid CPU architecture");
        version("zoneid", NOBODY, 431, "zoneid");
        version("name", "x".repeat(256), 431, "max allowed length");
        var update = "updateKubernetesSupportedVersion";
        refused(update, Map.of("id", koral.version(), "state", "Odd"), 431, "Invalid state");
        refused(update, Map.of("id", koral.version()), 431, "missing parameter state");
        refused("deleteKubernetesSupportedVersion", Map.of("id", NOBODY), 431, "id");
        assertThat(api.call("listKubernetesSupportedVersions").get("count").asInt()).isEqualTo(1);
        report("versions");
    }

    @Test
    void listsAreAskedForProperlyOrRefused() {
        var lists = List.of(
                "listKubernetesClusters",
                "listKubernetesSupportedVersions",
                "listKubernetesClusterOperations",
                "listVirtualMachines",
                "listNetworks",
                "listEvents",
                "listZones");
        for (var list : lists) {
            refused(list, Map.of("page", "1"), 431, "page");
            refused(list, Map.of("pagesize", "10"), 431, "page");
            for (var page : List.of("0", "-1", "x", TOO_HUGE, "1.5")) {
                refused(list, Map.of("page", page, "pagesize", "10"), 431, "page");
            }
            for (var size : List.of("501", "-2", "x", TOO_HUGE)) {
                refused(list, Map.of("page", "1", "pagesize", size), 431, "page");
            }
            refused(list, Map.of("id", "nonsense"), 431, "id");
            for (var keyword : List.of("' OR '1'='1", "%' --", "\\", "<img src=x>", "😀", "x".repeat(255), "\"", ";")) {
                taken(list, Map.of("keyword", keyword));
            }
            taken(list, Map.of("page", "1000000", "pagesize", "500"));
            refused(list, Map.of("keyword", "x".repeat(256)), 431, "max allowed length");
        }
        refused("listKubernetesClusters", Map.of("state", "Odd"), 431, "Invalid");
        refused("listKubernetesClusters", Map.of("clustertype", "Odd"), 431, "Invalid");
        taken("listKubernetesClusters", Map.of("name", "' OR 1=1; --"));
        refused("listKubernetesSupportedVersions", Map.of("minimumsemanticversion", "new"), 431, "version");
        refused("getKubernetesClusterConfig", Map.of(), 431, "");
        refused("getKubernetesClusterConfig", Map.of("id", NOBODY), 431, "id");
        for (var command : List.of("startKubernetesCluster", "stopKubernetesCluster", "deleteKubernetesCluster")) {
            refused(command, Map.of(), 431, "missing parameter id");
            refused(command, Map.of("id", NOBODY), 431, "Invalid parameter id value=" + NOBODY);
            refused(command, Map.of("id", "1"), 431, "Invalid parameter id");
        }
        refused("queryAsyncJobResult", Map.of("jobid", NOBODY), 431, "jobid");
        refused("queryAsyncJobResult", Map.of("jobid", "x"), 431, "jobid");
        refused("updateConfiguration", Map.of("name", "no.such.setting", "value", "1"), 431, "no.such.setting");
        refused(
                "updateConfiguration",
                Map.of("name", "cloud.kubernetes.cluster.max.size", "value", "many"),
                431,
                "cloud.kubernetes.cluster.max.size");
        report("lists and ids");
    }

    @Test
    void requestsThatProveNothingAreRefused() {
        var good = api.signed("listZones");
        var wrong = new HashMap<>(good);
        wrong.put("signature", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        raw(wrong, 401);
        wrong.put("signature", "<b>");
        raw(wrong, 401);
        wrong.remove("signature");
        raw(wrong, 401);
        var otherKey = new HashMap<>(good);
        otherKey.put("apiKey", "nobody' or '1'='1");
        raw(otherKey, 401);
        var altered = new HashMap<>(good);
        altered.put("command", "listUsers");
        raw(altered, 401);
        raw(Map.of("command", "listZones", "response", "json"), 401);
        raw(Map.of("command", "fooBar", "response", "json"), 401);
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        raw(api.signed("listZones", "signatureVersion", "3"), 401);
        raw(api.signed("listZones", "signatureVersion", "3", "expires", "tomorrow"), 401);
        raw(api.signed("listZones", "signatureVersion", "3", "expires", text(now.minusSeconds(5))), 401);
        assertThat(api.get("listZones", "signatureVersion", "3", "expires", text(now.plusSeconds(600))).status())
                .isEqualTo(200);
        tried++;
        var tooLarge = api.post("createKubernetesCluster", "description", "x".repeat(2 << 20));
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.body()).contains("\"errorcode\":413", "is larger than 2097152 bytes");
        tried++;
        var malformed = api.send("POST", "command=listZones&response=json&apiKey=%zz&signature=%");
        assertThat(malformed.status()).isEqualTo(430);
        assertThat(malformed.body()).contains("\"errorcode\":430", "not URL-encoded");
        report("requests that prove nothing");
    }

    private static String text(Instant time) {
        return time.toString().replace("Z", "+0000");
    }

    private void raw(Map<String, String> parameters, int status) {
        tried++;
        var answer = api.send("GET", ApiClient.encode(parameters));
        Refusals.faults(answer, status, "unable to verify user credentials")
                .forEach(fault -> violations.add(parameters.get("command") + ": " + fault));
    }

    private void cluster(String name, String value, int status, String part) {
        refused("createKubernetesCluster", with(create, name, value), status, part);
    }

    private void version(String name, String value, int status, String part) {
        refused("addKubernetesSupportedVersion", with(register, name, value), status, part);
    }

    private void refused(String command, Map<String, String> parameters, int status, String part) {
        tried++;
        Refusals.faults(api.post(command, flat(parameters)), status, part)
                .forEach(fault -> violations.add(command + " " + new TreeMap<>(parameters) + ": " + fault));
    }

    /** Unusual but valid: the answer is an empty list. */
    private void taken(String command, Map<String, String> parameters) {
        tried++;
        var answer = api.post(command, flat(parameters));
        if (answer.status() != 200 || answer.content().valueStream().anyMatch(each -> each.isArray())) {
            violations.add(command + " " + parameters + ": " + answer.status() + " " + answer.body());
        }
    }

    private void report(String what) {
        System.out.println("BadInputIT: " + what + ": " + tried + " tried, violations: " + violations.size());
        assertThat(violations).isEmpty();
    }

    private static Map<String, String> with(Map<String, String> base, String name, String value) {
        var changed = new TreeMap<>(base);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }

    private static String[] flat(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .flatMap(each -> List.of(each.getKey(), each.getValue()).stream())
                .toArray(String[]::new);
    }

    private static String offering(String name, String... size) {
        var parameters = new ArrayList<>(List.of("name", name, "displaytext", name));
        parameters.addAll(List.of(size));
        return api.call("createServiceOffering", parameters.toArray(String[]::new))
                .get("serviceoffering")
                .get("id")
                .asString();
    }

    private static String network() {
        var offering = api.call("listNetworkOfferings", "name", "DefaultNetworkOfferingforKubernetesService")
                .get("networkoffering")
                .get(0)
                .get("id")
                .asString();
        return api.call(
                        "createNetwork",
                        "name", "short-lived",
                        "zoneid", koral.admin().zone(),
                        "networkofferingid", offering)
                .get("network")
                .get("id")
                .asString();
    }

    private static String version(String semantic) {
        return koral.admin().registerVersion(semantic);
    }
}
