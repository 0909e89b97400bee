package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.testing.ApiClient;
import dev.mold.server.testing.ApiResponse;
import dev.mold.server.testing.TestingMoldServer;
import dev.mold.server.testing.contract.Contract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Compares answers with those that a CloudStack server gave to the same requests: status, the only top-level key, error
 * codes and texts, and the JSON type of every field that both have. Skipped, with a message, if there is no contract
 * folder.
 */
class SampleAnswersIT {
    /**
     * Intended differences. CloudStack's Kubernetes commands answer 9999, "some error", to all errors; ours distinguish
     * an invalid parameter (4350) from the rest, as CloudStack's other commands do.
     */
    private static final Set<String> MEANT = Set.of("addKubernetesSupportedVersion-err-badver.cserrorcode");

    @TempDir
    static Path folder;

    private static Contract contract;
    private static KoralServer koral;
    private static String cluster;

    private final List<String> violations = new ArrayList<>();
    private final Set<String> missing = new TreeSet<>();
    private int compared;

    @BeforeAll
    static void start() {
        var found = Contract.find();
        if (found.isEmpty()) {
            System.out.println("SampleAnswersIT: there is no contract folder here, its cases are passed over");
        }
        Assumptions.assumeTrue(found.isPresent(), "There is no contract folder here");
        contract = found.get();
        koral = KoralServer.start(folder);
        var answer = koral.admin().create("sample", koral.version(), 1, 2);
        cluster = answer.get("id").asString();
        assertThat(koral.api().ended(answer.get("jobid").asString()).get("jobstatus").asInt()).isEqualTo(1);
    }

    @AfterAll
    static void stop() {
        if (koral != null) {
            koral.close();
        }
    }

    @Test
    void listsAreAsTheFieldKnowsThem() {
        var machine = koral.admin().cluster(cluster).get("virtualmachines").get(0).get("id").asString();
        var network = koral.admin().cluster(cluster).get("networkid").asString();
        get("listZones", "listZones");
        get("listCapabilities", "listCapabilities");
        get("listServiceOfferings", "listServiceOfferings");
        get("listNetworkOfferings", "listNetworkOfferings");
        get("listTemplates", "listTemplates", "templatefilter", "all");
        get("listHosts", "listHosts", "type", "Routing");
        get("listUsers", "listUsers");
        get("listAccounts", "listAccounts", "listall", "true");
        get("listDomains", "listDomains");
        get("listVirtualMachines-one", "listVirtualMachines", "id", machine);
        get("listVirtualMachines-empty", "listVirtualMachines", "keyword", "nobody-is-called-so");
        get("listNetworks-one", "listNetworks", "id", network);
        get("listRouters", "listRouters", "listall", "true");
        get("listPublicIpAddresses", "listPublicIpAddresses", "listall", "true");
        get("listVolumes", "listVolumes", "virtualmachineid", machine);
        get("listEvents", "listEvents", "page", "1", "pagesize", "5");
        get("listAsyncJobs", "listAsyncJobs", "page", "1", "pagesize", "5", "keyword", "no-such-job");
        get("listKubernetesClusters-empty", "listKubernetesClusters", "name", "nobody-is-called-so");
        get("listKubernetesClusters-final", "listKubernetesClusters", "id", cluster);
        get("listKubernetesSupportedVersions", "listKubernetesSupportedVersions");
        get("err-unknown-param-ignored", "listZones", "foo", "bar");
        get("err-bad-bool", "listVirtualMachines", "listall", "maybe");
        conclude("lists");
    }

    @Test
    void jobsAreAsTheFieldKnowsThem() {
        var offering = koral.api()
                .call("listNetworkOfferings", "name", "DefaultIsolatedNetworkOfferingWithSourceNatService")
                .get("networkoffering")
                .get(0)
                .get("id")
                .asString();
        var zone = koral.admin().zone();
        var made = get(
                "createNetwork",
                "createNetwork",
                "name", "net1",
                "displaytext", "net1",
                "networkofferingid", offering,
                "zoneid", zone);
        var network = made.content().get("network").get("id").asString();
        var template = koral.api()
                .call("listTemplates", "templatefilter", "all", "name", "Debian 12 (Simulator)")
                .get("template")
                .get(0)
                .get("id")
                .asString();
        var deployed = get(
                "deployVirtualMachine",
                "deployVirtualMachine",
                "name", "vm1",
                "displayname", "vm1",
                "networkids", network,
                "serviceofferingid", koral.admin().offering(),
                "templateid", template,
                "zoneid", zone);
        koral.api().ended(deployed.content().get("jobid").asString());
        get("queryAsyncJobResult-done", "queryAsyncJobResult", "jobid", deployed.content().get("jobid").asString());
        var machine = deployed.content().get("id").asString();
        var again = get("err-state-startRunning", "startVirtualMachine", "id", machine);
        koral.api().ended(again.content().get("jobid").asString());
        get(
                "queryAsyncJobResult-failed-startVM",
                "queryAsyncJobResult",
                "jobid", again.content().get("jobid").asString());
        var refused = get("get-deleteNetwork-inuse", "deleteNetwork", "id", network);
        koral.api().ended(refused.content().get("jobid").asString());
        get(
                "queryAsyncJobResult-failed-deleteNetwork",
                "queryAsyncJobResult",
                "jobid", refused.content().get("jobid").asString());
        conclude("jobs");
    }

    @Test
    void errorsAreAsTheFieldKnowsThem() {
        var zone = koral.admin().zone();
        var nobody = koral.server().anonymous();
        var wrong = koral.api();
        get("err-missing-param", "deployVirtualMachine", "zoneid", zone);
        get("err-missing-param-createNetwork", "createNetwork", "name", "x");
        get("err-invalid-uuid", "listVirtualMachines", "id", "not-a-uuid");
        get("err-invalid-uuid-start", "startVirtualMachine", "id", "00000000-0000-0000-0000-000000000000");
        get("err-queryAsyncJobResult-unknown", "queryAsyncJobResult", "jobid", "00000000-0000-0000-0000-000000000000");
        get("err-bad-int", "listZones", "page", "abc", "pagesize", "10");
        get("err-page-without-pagesize", "listVirtualMachines", "page", "1");
        get("err-pagesize-too-big", "listVirtualMachines", "page", "1", "pagesize", "100000");
        get("err-unknown-command", "fooBar");
        compare("err-no-auth", nobody.get("listZones"));
        compare("err-unknown-command-noauth", nobody.get("fooBar"));
        compare("err-unknown-apikey", wrong.withKeys("nobody's", "secret").get("listZones"));
        compare("session-err-unknown-command", session().get("fooBar"));
        compare("login-ok", login(TestingMoldServer.ADMIN_PASSWORD));
        compare("login-bad", login("wrong"));
        get(
                "addKubernetesSupportedVersion-err-badver",
                "addKubernetesSupportedVersion",
                "mincpunumber", "2",
                "minmemory", "2048",
                "semanticversion", "abc",
                "url", "http://images.example.org/k.iso");
        conclude("errors");
    }

    private static ApiClient session() {
        return koral.server().anonymous().logIn("admin", TestingMoldServer.ADMIN_PASSWORD);
    }

    private static ApiResponse login(String password) {
        return koral.server().anonymous().post("login", "username", "admin", "password", password, "domain", "/");
    }

    private ApiResponse get(String sample, String command, String... parameters) {
        return compare(sample, koral.api().get(command, parameters));
    }

    private ApiResponse compare(String sample, ApiResponse ours) {
        compared++;
        var theirs = contract.sample(sample);
        expect(sample, "status", theirs.get("http_status").asInt(), ours.status());
        var key = theirs.get("body").propertyNames().iterator().next();
        expect(sample, "key", key, ours.key());
        compare(sample, theirs.get("body").get(key), ours.content());
        return ours;
    }

    private void compare(String path, JsonNode theirs, JsonNode ours) {
        if (theirs.getNodeType() != ours.getNodeType()) {
            violations.add(path + ": they give a " + theirs.getNodeType() + ", we a " + ours.getNodeType());
            return;
        }
        if (theirs.isObject()) {
            theirs.properties().forEach(field -> {
                var mine = ours.get(field.getKey());
                if (mine == null) {
                    missing.add(path + "." + field.getKey());
                } else if (!MEANT.contains(path + "." + field.getKey())) {
                    compare(path + "." + field.getKey(), field.getValue(), mine);
                }
            });
        } else if (theirs.isArray() && !theirs.isEmpty() && !ours.isEmpty()) {
            compare(path + "[]", theirs.get(0), ours.get(0));
        } else if (path.endsWith("errorcode")) {
            expect(path, "value", theirs.asInt(), ours.asInt());
        }
    }

    private void expect(String sample, String what, Object theirs, Object ours) {
        if (!theirs.equals(ours)) {
            violations.add(sample + ": their " + what + " is " + theirs + ", ours " + ours);
        }
    }

    private void conclude(String kind) {
        System.out.println("SampleAnswersIT: " + compared + " samples of " + kind + " compared, violations: "
                + violations.size() + "; fields that they have and we leave out: " + missing.size());
        assertThat(violations).isEmpty();
    }
}
