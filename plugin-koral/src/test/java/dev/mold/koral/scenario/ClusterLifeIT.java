package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSchException;
import dev.mold.koral.testing.ClusterUser;
import dev.mold.koral.testing.KubeNodes;
import dev.mold.koral.testing.UserShell;
import dev.mold.server.testing.ApiResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The life of clusters through the API: created, listed, used, stopped, started and removed. */
class ClusterLifeIT {
    @TempDir
    static Path folder;

    private static KoralServer koral;
    private static ClusterUser user;

    @BeforeAll
    static void start() {
        koral = KoralServer.start(folder);
        user = koral.admin();
    }

    @AfterAll
    static void stop() {
        koral.close();
    }

    @Test
    void aClusterIsMadeUsedStoppedStartedAndRemoved() throws Exception {
        var before = koral.inventory();
        var key = newKey("mine");
        var foreignKey = newKey("foreign");
        var answer = user.api().call(
                "createKubernetesCluster",
                "name", "web",
                "zoneid", user.zone(),
                "kubernetesversionid", koral.version(),
                "serviceofferingid", user.offering(),
                "keypair", "mine",
                "size", "2");
        var id = answer.get("id").asString();
        var job = succeeded(answer);
        assertThat(job.get("jobresult").get("kubernetescluster").get("id").asString()).isEqualTo(id);
        assertThat(job.get("jobresult").get("kubernetescluster").get("state").asString()).isEqualTo("Running");

        var cluster = user.cluster(id);
        var address = cluster.get("ipaddress").asString();
        assertThat(cluster.get("endpoint").asString()).isEqualTo("https://" + address + ":6443/");
        assertThat(cluster.get("controlnodes").asInt()).isEqualTo(1);
        assertThat(cluster.get("masternodes").asInt()).isEqualTo(1);
        assertThat(cluster.get("size").asInt()).isEqualTo(2);
        assertThat(cluster.get("description").asString()).isEqualTo("web");
        assertThat(cluster.get("keypair").asString()).isEqualTo("mine");
        assertThat(names(cluster)).satisfiesExactly(
                name -> assertThat(name).matches("web-control-[0-9a-f]+"),
                name -> assertThat(name).matches("web-node-[0-9a-f]+"),
                name -> assertThat(name).matches("web-node-[0-9a-f]+"));
        assertThat(cluster.get("virtualmachines"))
                .allSatisfy(node -> assertThat(node.get("kubernetesnodeversion").asString())
                        .isEqualTo("1.30.3"));
        assertThat(list("listVolumes", "volume", "type", "ROOT"))
                .hasSize(3)
                .allSatisfy(disk -> assertThat(disk.get("size").asLong()).isEqualTo(8L << 30));
        assertRules(cluster, 1, 3);
        assertProgress(id, answer.get("jobid").asString());

        var kubeconfig = user.kubeconfig(id);
        assertThat(KubeNodes.readyNames(kubeconfig)).containsExactlyInAnyOrderElementsOf(names(cluster));
        assertThat(List.of(
                        UserShell.logIn(address, 2222, key),
                        UserShell.logIn(address, 2223, key),
                        UserShell.logIn(address, 2224, key)))
                .doesNotHaveDuplicates();
        assertThatThrownBy(() -> UserShell.logIn(address, 2222, foreignKey))
                .isInstanceOf(JSchException.class)
                .hasMessageContaining("Auth");

        user.api().job("stopKubernetesCluster", "id", id);
        assertThat(user.state(id)).isEqualTo("Stopped");
        assertThat(koral.inventory().count("virtualmachine")).isEqualTo(before.count("virtualmachine") + 3);
        var started = user.api().job("startKubernetesCluster", "id", id);
        assertThat(started.get("kubernetescluster").get("state").asString()).isEqualTo("Running");
        assertThat(user.kubeconfig(id)).isEqualTo(kubeconfig);
        assertThat(KubeNodes.readyNames(kubeconfig)).containsExactlyInAnyOrderElementsOf(names(cluster));

        user.api().job("deleteKubernetesCluster", "id", id);
        assertThat(user.exists(id)).isFalse();
        assertThat(koral.inventory()).isEqualTo(before);
        assertRefused(431, user.api().get("getKubernetesClusterConfig", "id", id), "There is no Kubernetes cluster");
        user.api().call("deleteSSHKeyPair", "name", "mine");
        user.api().call("deleteSSHKeyPair", "name", "foreign");
    }

    @Test
    void threeControlNodesStandBehindTheLoadBalancer() {
        var before = koral.inventory();
        var ha = running("ha", 3, 1);
        var other = running("other", 1, 1);

        var cluster = user.cluster(ha);
        assertThat(cluster.get("controlnodes").asInt()).isEqualTo(3);
        assertThat(cluster.get("masternodes").asInt()).isEqualTo(3);
        assertRules(cluster, 3, 4);
        assertThat(KubeNodes.readyNames(user.kubeconfig(ha))).hasSize(4);

        // Credentials signed by one cluster's CA are not valid for another cluster.
        var mixed = user.kubeconfig(other).replace(server(user.kubeconfig(other)), server(user.kubeconfig(ha)));
        assertThatThrownBy(() -> KubeNodes.readyNames(mixed))
                .isInstanceOf(AssertionError.class)
                .hasStackTraceContaining("SSLHandshakeException");

        user.api().job("deleteKubernetesCluster", "id", ha);
        assertThat(KubeNodes.readyNames(user.kubeconfig(other))).hasSize(2);
        user.api().job("deleteKubernetesCluster", "id", other);
        assertThat(koral.inventory()).isEqualTo(before);
    }

    @Test
    void twoControlNodesAreTakenWithAWarningAndFourAreNot() {
        var id = running("pair", 2, 1);

        assertThat(koral.events(id))
                .anyMatch(event -> event.startsWith("WARN ") && event.contains("will not survive the loss of one"));
        user.api().job("deleteKubernetesCluster", "id", id);

        var refused = create("four", "4", "1");
        assertRefused(431, refused, "Invalid number of control nodes 4");
    }

    @Test
    void aGivenNetworkIsUsedAndStays() {
        var before = koral.inventory();
        var offering = user.api()
                .call("listNetworkOfferings", "name", "DefaultNetworkOfferingforKubernetesService")
                .get("networkoffering")
                .get(0);
        var network = user.api()
                .call(
                        "createNetwork",
                        "name", "given",
                        "zoneid", user.zone(),
                        "networkofferingid", offering.get("id").asString())
                .get("network")
                .get("id")
                .asString();
        var answer = user.api().call(
                "createKubernetesCluster",
                "name", "guest",
                "zoneid", user.zone(),
                "kubernetesversionid", koral.version(),
                "serviceofferingid", user.offering(),
                "networkid", network,
                "size", "1");
        succeeded(answer);
        var id = answer.get("id").asString();
        assertThat(user.cluster(id).get("networkid").asString()).isEqualTo(network);
        assertRefused(431, create("second", "1", "1", "networkid", network), "used by another Kubernetes cluster");

        user.api().job("deleteKubernetesCluster", "id", id);
        assertThat(user.api().call("listNetworks", "id", network).get("network")).hasSize(1);
        for (var rules : List.of("listFirewallRules", "listPortForwardingRules", "listLoadBalancerRules")) {
            assertThat(user.api().call(rules, "networkid", network, "listall", "true").size()).as(rules).isZero();
        }
        user.api().job("deleteNetwork", "id", network);
        assertThat(koral.inventory()).isEqualTo(before);
    }

    @Test
    void whatAUserNarrowsStaysNarrowWhenTheClusterIsStoppedAndStarted() {
        var before = koral.inventory();
        var id = running("narrow", 1, 1);
        var network = user.cluster(id).get("networkid").asString();
        var firewall = list("listFirewallRules", "firewallrule", "networkid", network);
        firewall.forEach(rule -> user.api().job("deleteFirewallRule", "id", rule.get("id").asString()));
        user.api().job(
                "createFirewallRule",
                "ipaddressid", firewall.get(0).get("ipaddressid").asString(),
                "protocol", "tcp",
                "startport", "6443",
                "endport", "6443",
                "cidrlist", "127.0.0.0/8");
        var balancer = list("listLoadBalancerRules", "loadbalancerrule", "networkid", network).get(0);
        user.api().job(
                "updateLoadBalancerRule",
                "id", balancer.get("id").asString(), "name", "mine", "algorithm", "source");

        user.api().job("stopKubernetesCluster", "id", id);
        user.api().job("startKubernetesCluster", "id", id);

        assertThat(user.state(id)).isEqualTo("Running");
        assertThat(list("listFirewallRules", "firewallrule", "networkid", network))
                .singleElement()
                .satisfies(rule -> assertThat(rule.get("cidrlist").asString()).isEqualTo("127.0.0.0/8"));
        assertThat(list("listLoadBalancerRules", "loadbalancerrule", "networkid", network))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.get("name").asString()).isEqualTo("mine");
                    assertThat(rule.get("algorithm").asString()).isEqualTo("source");
                });
        user.api().job("deleteKubernetesCluster", "id", id);
        assertThat(koral.inventory()).isEqualTo(before);
    }

    @Test
    void operationsAreFilteredAndPaged() {
        var id = running("paged", 1, 1);
        user.api().job("stopKubernetesCluster", "id", id);

        var all = operations("kubernetesclusterid", id);
        assertThat(all.get("count").asInt()).isEqualTo(2);
        var types = all.get("kubernetesclusteroperation").valueStream().map(each -> each.get("type").asString());
        assertThat(types).containsExactly("stop-kubernetes-cluster", "create-kubernetes-cluster");
        var second = operations("kubernetesclusterid", id, "page", "2", "pagesize", "1");
        assertThat(second.get("count").asInt()).isEqualTo(2);
        assertThat(second.get("kubernetesclusteroperation")).hasSize(1);
        assertThat(second.get("kubernetesclusteroperation").get(0).get("type").asString())
                .isEqualTo("create-kubernetes-cluster");
        assertThat(operations("kubernetesclusterid", id, "state", "SUCCEEDED").get("count").asInt()).isEqualTo(2);
        assertThat(operations("kubernetesclusterid", id, "state", "failed").size()).isZero();
        assertThat(operations("kubernetesclusterid", id, "keyword", "STOP").get("count").asInt()).isEqualTo(1);
        assertThat(operations("kubernetesclusterid", id, "keyword", "paged").get("count").asInt()).isEqualTo(2);
        assertThat(operations("kubernetesclusterid", id, "keyword", "_").size()).isZero();
        assertRefused(431, user.api().get("listKubernetesClusterOperations", "state", "Odd"), "Invalid state Odd");

        user.api().job("deleteKubernetesCluster", "id", id);
        assertThat(operations("kubernetesclusterid", id).get("count").asInt()).isEqualTo(3);
    }

    @Test
    void strangersSeeAndTouchNothing() {
        var id = running("private", 1, 1);
        var stranger = koral.newUser("stranger");

        assertThat(stranger.exists(id)).isFalse();
        assertThat(stranger.api().call("listKubernetesClusters", "listall", "true").size()).isZero();
        assertThat(stranger.api().call("listVirtualMachines", "listall", "true").size()).isZero();
        assertThat(stranger.api().call("listKubernetesClusterOperations", "listall", "true").size()).isZero();
        for (var command : List.of(
                "getKubernetesClusterConfig",
                "startKubernetesCluster",
                "stopKubernetesCluster",
                "deleteKubernetesCluster")) {
            assertThat(stranger.api().get(command, "id", id).status()).as(command).isEqualTo(531);
        }
        assertThat(user.state(id)).isEqualTo("Running");
        user.api().job("deleteKubernetesCluster", "id", id);
    }

    @Test
    void aUserMakesClustersWithinItsLimits() {
        var before = koral.inventory();
        var tenant = koral.newUser("tenant");
        var account = koral.api().call("listAccounts", "name", "tenant", "listall", "true").get("account").get(0);
        koral.api().call(
                "updateResourceLimit",
                "account", "tenant",
                "domainid", account.get("domainid").asString(),
                "resourcetype", "0",
                "max", "2");

        var refused = tenant.api().get(
                "createKubernetesCluster",
                "name", "large",
                "zoneid", tenant.zone(),
                "kubernetesversionid", koral.version(),
                "serviceofferingid", tenant.offering(),
                "size", "2");
        assertRefused(535, refused, "user_vm");
        assertThat(tenant.api().call("listKubernetesClusters", "listall", "true").size()).isZero();
        assertThat(koral.inventory()).isEqualTo(before);

        var answer = tenant.create("small", koral.version(), 1, 1);
        assertThat(tenant.api().ended(answer.get("jobid").asString()).get("jobstatus").asInt()).isEqualTo(1);
        var id = answer.get("id").asString();
        assertThat(KubeNodes.readyNames(tenant.kubeconfig(id))).hasSize(2);
        assertThat(tenant.cluster(id).get("virtualmachines")).hasSize(2);
        assertThat(user.cluster(id).get("account").asString()).isEqualTo("tenant");
        tenant.api().job("stopKubernetesCluster", "id", id);
        tenant.api().job("deleteKubernetesCluster", "id", id);
        assertThat(koral.inventory()).isEqualTo(before);
    }

    @Test
    void whatIsTheOperatorsIsNotOfferedToUsers() {
        var plain = koral.newUser("plain");
        var commands = plain.api().call("listApis").get("api").valueStream()
                .map(each -> each.get("name").asString())
                .toList();

        assertThat(commands).contains("createKubernetesCluster", "listKubernetesSupportedVersions");
        assertThat(commands)
                .doesNotContain(
                        "addKubernetesSupportedVersion",
                        "updateKubernetesSupportedVersion",
                        "deleteKubernetesSupportedVersion");
        assertThat(plain.api()
                        .get("deleteKubernetesSupportedVersion", "id", koral.version())
                        .status())
                .isIn(401, 432);
        assertThat(plain.api().call("listKubernetesSupportedVersions").get("kubernetessupportedversion")).hasSize(1);
    }

    @Test
    void theIsoOfAVersionIsNotTakenFromIt() {
        var iso = user.api()
                .call("listKubernetesSupportedVersions", "id", koral.version())
                .get("kubernetessupportedversion")
                .get(0)
                .get("isoid")
                .asString();
        var deletion = user.api().ended(user.api().call("deleteIso", "id", iso).get("jobid").asString());
        assertThat(deletion.get("jobstatus").asInt()).isEqualTo(2);
        assertThat(deletion.get("jobresult").get("errortext").asString()).contains("is in use: Kubernetes version v");
        assertThat(user.api().get("updateIso", "id", iso, "arch", "aarch64").body().toString())
                .contains("is in use: Kubernetes version v");
        assertThat(user.api().call("listIsos", "id", iso, "isofilter", "all").get("iso").get(0).get("arch").asString())
                .isEqualTo("x86_64");
    }

    @Test
    void aClusterMayBeCalledAnything() {
        for (var name : List.of("쿠버네테스 운영", "under_score", "<b>'; drop table x; --</b>", "é".repeat(255))) {
            var id = running(name, 1, 1);
            var cluster = user.cluster(id);
            assertThat(cluster.get("name").asString()).isEqualTo(name);
            assertThat(cluster.get("virtualmachines").valueStream().map(node -> node.get("name").asString()))
                    .hasSize(2)
                    .allMatch(node -> node.matches("[a-z][a-z0-9-]{0,61}[a-z0-9]"));
            user.api().job("deleteKubernetesCluster", "id", id);
        }
    }

    @Test
    void aDeleteThatIsHeldUpNamesTheMachinesThatHoldItUp() {
        var id = running("shared", 1, 1);
        var deployed = user.api().call(
                "deployVirtualMachine",
                "name", "guest-1",
                "zoneid", user.zone(),
                "serviceofferingid", user.offering(),
                "templateid", user.api()
                        .call("listTemplates", "templatefilter", "featured")
                        .get("template")
                        .get(0)
                        .get("id")
                        .asString(),
                "networkids", user.cluster(id).get("networkid").asString(),
                "startvm", "false");
        succeeded(deployed);
        var guest = deployed.get("id").asString();
        var refused = user.api().get("deleteKubernetesCluster", "id", id);
        assertThat(refused.body())
                .contains("is used by virtual machines that are not its nodes: guest-1 (" + guest + ")\"");

        user.api().job("destroyVirtualMachine", "id", guest, "expunge", "true");
        user.api().job("deleteKubernetesCluster", "id", id);
    }

    private static String running(String name, int control, int size) {
        var answer = user.create(name, koral.version(), control, size);
        succeeded(answer);
        return answer.get("id").asString();
    }

    private static ApiResponse create(String name, String control, String size, String... more) {
        var parameters = new ArrayList<>(List.of(
                "name", name,
                "zoneid", user.zone(),
                "kubernetesversionid", koral.version(),
                "serviceofferingid", user.offering(),
                "controlnodes", control,
                "size", size));
        parameters.addAll(List.of(more));
        return user.api().get("createKubernetesCluster", parameters.toArray(String[]::new));
    }

    private static JsonNode succeeded(JsonNode submitted) {
        var ended = user.api().ended(submitted.get("jobid").asString());
        assertThat(ended.get("jobstatus").asInt()).as(ended.toString()).isEqualTo(1);
        return ended;
    }

    private static JsonNode operations(String... parameters) {
        return user.api().call("listKubernetesClusterOperations", parameters);
    }

    private static String newKey(String name) {
        return user.api().call("createSSHKeyPair", "name", name).get("keypair").get("privatekey").asString();
    }

    private static List<String> names(JsonNode cluster) {
        return cluster.get("virtualmachines").valueStream().map(each -> each.get("name").asString()).toList();
    }

    private static String server(String kubeconfig) {
        return kubeconfig.lines().filter(line -> line.contains("server:")).findFirst().orElseThrow().trim();
    }

    /**
     * The initial network rules: firewall rules, a port forwarding per node in order, the load balancer for the API.
     */
    private static void assertRules(JsonNode cluster, int control, int nodes) {
        var network = cluster.get("networkid").asString();
        var machines = cluster.get("virtualmachines").valueStream().map(each -> each.get("id").asString()).toList();
        var firewall = list("listFirewallRules", "firewallrule", "networkid", network).stream()
                .map(rule -> rule.get("protocol").asString().toLowerCase(Locale.ROOT) + " "
                        + rule.get("startport").asInt() + "-" + rule.get("endport").asInt() + " "
                        + rule.get("cidrlist").asString());
        assertThat(firewall)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(6443), IntStream.range(2222, 2222 + nodes).boxed())
                        .map(port -> "tcp " + port + "-" + port + " 0.0.0.0/0")
                        .toList());
        var forwardings = list("listPortForwardingRules", "portforwardingrule", "networkid", network).stream()
                .map(rule -> rule.get("publicport").asString() + ">" + rule.get("privateport").asString() + " "
                        + rule.get("virtualmachineid").asString());
        assertThat(forwardings)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, nodes)
                        .mapToObj(node -> (2222 + node) + ">22 " + machines.get(node))
                        .toList());
        var balancers = list("listLoadBalancerRules", "loadbalancerrule", "networkid", network);
        assertThat(balancers).singleElement().satisfies(rule -> {
            assertThat(rule.get("name").asString()).isEqualTo("api-lb");
            assertThat(rule.get("publicport").asString()).isEqualTo("6443");
            assertThat(rule.get("privateport").asString()).isEqualTo("6443");
            assertThat(rule.get("algorithm").asString()).isEqualTo("roundrobin");
        });
        var members = list(
                        "listLoadBalancerRuleInstances",
                        "loadbalancerruleinstance",
                        "id", balancers.get(0).get("id").asString())
                .stream()
                .map(each -> each.get("id").asString());
        assertThat(members).containsExactlyInAnyOrderElementsOf(machines.subList(0, control));
    }

    private static List<JsonNode> list(String command, String key, String name, String value) {
        return user.api().call(command, name, value, "listall", "true").path(key).valueStream().toList();
    }

    private static void assertProgress(String id, String job) {
        var operation = user.operation(job);
        assertThat(operation.get("state").asString()).isEqualTo("SUCCEEDED");
        assertThat(operation.get("kubernetesclusterid").asString()).isEqualTo(id);
        assertThat(operation.get("steps").valueStream())
                .hasSizeGreaterThan(10)
                .allSatisfy(step -> {
                    assertThat(step.get("state").asString()).isEqualTo("DONE");
                    assertThat(step.get("started").asString()).isNotEmpty();
                    assertThat(step.get("completed").asString()).isNotEmpty();
                });
        assertThat(koral.events(id)).anyMatch(event -> event.contains("init-control-plane"));
    }

    private static void assertRefused(int status, ApiResponse answer, String part) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.content().get("errorcode").asInt()).isEqualTo(status);
        assertThat(answer.content().get("errortext").asString()).contains(part);
    }
}
