package dev.mold.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.testing.ApiClient;
import dev.mold.server.testing.ApiResponse;
import dev.mold.server.testing.TestingMoldServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Keywords of every list command, asked for in other letters than those of the rows. */
class KeywordSearchTest {
    /** Parameters without which these lists are not answered, or answer nothing. */
    private static final Map<String, List<String>> PARAMETERS = Map.of(
            "listTemplates", List.of("templatefilter", "all"),
            "listIsos", List.of("isofilter", "all"));

    @TempDir
    static Path folder;

    @Test
    void aKeywordFindsRowsWhateverTheCaseOfItsLetters() {
        try (var server = TestingMoldServer.seeded(folder)) {
            var admin = server.admin();
            makeRows(admin);
            var found = new TreeSet<String>();
            for (var list : lists(admin)) {
                for (var word : words(ask(admin, list))) {
                    var rows = count(ask(admin, list, "keyword", word));
                    if (rows > 0) {
                        found.add(list);
                    }
                    assertThat(count(ask(admin, list, "keyword", word.toUpperCase(Locale.ROOT))))
                            .as(list + " for " + word + " in upper case")
                            .isEqualTo(rows);
                    assertThat(count(ask(admin, list, "keyword", word.toLowerCase(Locale.ROOT))))
                            .as(list + " for " + word + " in lower case")
                            .isEqualTo(rows);
                }
            }
            assertThat(found)
                    .contains(
                            "listAccounts",
                            "listClusters",
                            "listConfigurations",
                            "listDiskOfferings",
                            "listDomains",
                            "listEvents",
                            "listHosts",
                            "listIsos",
                            "listLoadBalancerRuleInstances",
                            "listLoadBalancerRules",
                            "listNetworkOfferings",
                            "listNetworks",
                            "listOsCategories",
                            "listOsTypes",
                            "listPods",
                            "listRoles",
                            "listRouters",
                            "listSSHKeyPairs",
                            "listServiceOfferings",
                            "listTemplates",
                            "listUsers",
                            "listVirtualMachines",
                            "listVirtualMachinesMetrics",
                            "listVolumes",
                            "listZones");
        }
    }

    private static void makeRows(ApiClient admin) {
        var zone = first(admin, "listZones", "zone");
        var network = admin.call(
                        "createNetwork",
                        "name", "Mixed Net",
                        "zoneid", zone,
                        "networkofferingid",
                                first(admin, "listNetworkOfferings", "networkoffering", "name",
                                        "DefaultIsolatedNetworkOfferingWithSourceNatService"))
                .get("network")
                .get("id")
                .asString();
        var machine = admin.job(
                        "deployVirtualMachine",
                        "zoneid", zone,
                        "templateid", first(admin, "listTemplates", "template", "templatefilter", "featured"),
                        "serviceofferingid", first(admin, "listServiceOfferings", "serviceoffering"),
                        "networkids", network,
                        "name", "Web-1")
                .get("virtualmachine")
                .get("id")
                .asString();
        var address = admin.job("associateIpAddress", "networkid", network).get("ipaddress").get("id").asString();
        var rule = admin.job(
                        "createLoadBalancerRule",
                        "publicipid", address,
                        "name", "Front",
                        "algorithm", "roundrobin",
                        "publicport", "80",
                        "privateport", "80")
                .get("loadbalancer")
                .get("id")
                .asString();
        admin.job("assignToLoadBalancerRule", "id", rule, "virtualmachineids", machine);
        admin.call("createSSHKeyPair", "name", "Mixed Key");
        admin.call(
                "registerIso",
                "name", "Mixed ISO",
                "displaytext", "An ISO",
                "url", "http://images.example.org/tools.iso",
                "zoneid", zone,
                "bootable", "false");
    }

    private static String first(ApiClient admin, String list, String key, String... parameters) {
        return admin.call(list, parameters).get(key).get(0).get("id").asString();
    }

    private static List<String> lists(ApiClient admin) {
        var lists = new ArrayList<String>();
        for (var api : admin.call("listApis").get("api")) {
            for (var parameter : api.get("params")) {
                if (parameter.get("name").asString().equals("keyword")) {
                    lists.add(api.get("name").asString());
                }
            }
        }
        return lists;
    }

    private static ApiResponse ask(ApiClient admin, String list, String... keyword) {
        var parameters = new ArrayList<>(PARAMETERS.getOrDefault(list, List.of()));
        if (list.equals("listLoadBalancerRuleInstances")) {
            parameters.addAll(List.of("id", first(admin, "listLoadBalancerRules", "loadbalancerrule")));
        }
        parameters.addAll(List.of(keyword));
        var answer = admin.get(list, parameters.toArray(String[]::new));
        assertThat(answer.status()).as(list + ": " + answer.body()).isEqualTo(200);
        return answer;
    }

    private static int count(ApiResponse answer) {
        return answer.content().has("count") ? answer.content().get("count").asInt() : 0;
    }

    /** The texts with letters in the first rows. */
    private static List<String> words(ApiResponse answer) {
        return answer.content().properties().stream()
                .map(Map.Entry::getValue)
                .filter(JsonNode::isArray)
                .flatMap(rows -> rows.values().stream().limit(2))
                .flatMap(row -> row.properties().stream())
                .filter(field -> Stream.of("id", "state", "created").noneMatch(field.getKey()::endsWith))
                .map(Map.Entry::getValue)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(text -> text.length() < 60 && text.matches(".*[a-zA-Z].*"))
                .distinct()
                .toList();
    }
}
