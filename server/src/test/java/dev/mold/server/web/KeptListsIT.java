package dev.mold.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.command.ApiCommand;
import dev.mold.server.platform.rows.CacheableCommands;
import dev.mold.server.testing.ApiClient;
import dev.mold.server.testing.TestingMoldServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is changed, a list whose answer was kept says at once what one that was never asked for before says. */
class KeptListsIT {
    private static final int CROWD = 6;
    private static final int ROUNDS = 40;

    @TempDir
    static Path folder;

    private static TestingMoldServer server;
    private static ApiClient admin;
    private static ApiClient user;
    private static List<String> lists;
    private static int questions;

    @BeforeAll
    static void start() {
        server = TestingMoldServer.seeded(folder);
        admin = server.admin();
        admin.call(
                "createAccount",
                "username", "ursula", "password", "secret", "firstname", "U", "lastname", "S",
                "email", "u@example.org", "accounttype", "0");
        user = server.anonymous().keysByPassword("ursula", "secret");
        lists = server.all(CacheableCommands.class).stream()
                .flatMap(each -> each.commands().stream())
                .map(type -> type.getAnnotation(ApiCommand.class).name())
                .sorted()
                .toList();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Makes sure that every list is kept as it is before, does the work, and compares. */
    private static void after(String what, Runnable work) {
        same("before " + what);
        work.run();
        same("after " + what);
    }

    private static void same(String when) {
        for (var list : lists) {
            for (var who : List.of(admin, user)) {
                var kept = who.get(list, "listall", "true").body();
                var fresh = who.get(list, "listall", "true", "question", "" + questions++).body();
                assertThat(kept).as(list + " " + when).isEqualTo(fresh);
            }
        }
    }

    private static String first(String list, String key, String... parameters) {
        return admin.call(list, parameters).get(key).get(0).get("id").asString();
    }

    @Test
    void everyChangeIsSeenAtOnce() {
        var zone = first("listZones", "zone");
        // one that users may use, which the system's own is not
        var template = first("listTemplates", "template", "templatefilter", "featured");
        var offering = first("listServiceOfferings", "serviceoffering");
        var network = user.call(
                        "createNetwork",
                        "name", "net",
                        "zoneid", zone,
                        "networkofferingid",
                                first("listNetworkOfferings", "networkoffering", "name",
                                        "DefaultIsolatedNetworkOfferingWithSourceNatService"))
                .get("network")
                .get("id")
                .asString();
        var machine = new String[1];
        after("a machine is made", () -> machine[0] = user.job(
                        "deployVirtualMachine",
                        "zoneid", zone, "templateid", template, "serviceofferingid", offering,
                        "networkids", network, "name", "web-1", "startvm", "false")
                .get("virtualmachine")
                .get("id")
                .asString());
        var id = machine[0];
        assertThat(user.call("listVirtualMachines").get("count").asInt()).isEqualTo(1);
        after("it is started", () -> user.job("startVirtualMachine", "id", id));
        assertThat(user.call("listVirtualMachines").get("virtualmachine").get(0).get("state").asString())
                .isEqualTo("Running");
        after("it is renamed", () -> user.call("updateVirtualMachine", "id", id, "displayname", "Web"));
        after("its network is renamed", () -> user.job("updateNetwork", "id", network, "name", "net-2"));
        after("its offering is renamed", () -> admin.call("updateServiceOffering", "id", offering, "name", "Other"));
        after("a network offering is renamed", () -> admin.call(
                "updateNetworkOffering", "id", first("listNetworkOfferings", "networkoffering"), "displaytext", "Other"));
        after("a disk offering is hidden", () -> admin.call(
                "updateDiskOffering", "id", first("listDiskOfferings", "diskoffering"), "displayoffering", "false"));
        after("its template is renamed", () -> admin.call("updateTemplate", "id", template, "name", "Other"));
        after("its zone is renamed", () -> admin.call("updateZone", "id", zone, "name", "elsewhere"));
        after("an address leads to it", () -> {
            var address = user.job("associateIpAddress", "networkid", network).get("ipaddress").get("id").asString();
            user.call("enableStaticNat", "ipaddressid", address, "virtualmachineid", id);
        });
        after("its account is renamed", () -> admin.call(
                "updateAccount", "account", "ursula", "domainid", first("listDomains", "domain"), "newname", "ulla"));
        after("it is stopped", () -> user.job("stopVirtualMachine", "id", id));
        after("it is destroyed", () -> user.job("destroyVirtualMachine", "id", id));
        assertThat(user.call("listVirtualMachines").has("virtualmachine")).isFalse();
        after("users may see what is destroyed", () -> admin.call(
                "updateConfiguration", "name", "allow.user.view.destroyed.vm", "value", "true"));
        assertThat(user.call("listVirtualMachines").get("count").asInt()).isEqualTo(1);
        after("it is recovered", () -> admin.call("recoverVirtualMachine", "id", id));
        after("it is expunged", () -> admin.job("destroyVirtualMachine", "id", id, "expunge", "true"));
        after("the zone is disabled", () -> admin.call("updateZone", "id", zone, "allocationstate", "Disabled"));
        assertThat(user.call("listZones").has("zone")).isFalse();
    }

    @Test
    void amongManyWhoChangeThingsEverybodySeesItsOwnChangeAtOnce() throws Exception {
        var zone = first("listZones", "zone");
        var network = admin.call(
                        "createNetwork",
                        "name", "crowd",
                        "zoneid", zone,
                        "networkofferingid",
                                first("listNetworkOfferings", "networkoffering", "name",
                                        "DefaultIsolatedNetworkOfferingWithSourceNatService"))
                .get("network")
                .get("id")
                .asString();
        var pool = Executors.newFixedThreadPool(CROWD);
        try {
            var everybody = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < CROWD; i++) {
                var id = admin.job(
                                "deployVirtualMachine",
                                "zoneid", zone,
                                "templateid", first("listTemplates", "template", "templatefilter", "featured"),
                                "serviceofferingid", first("listServiceOfferings", "serviceoffering"),
                                "networkids", network, "name", "crowd-" + i, "startvm", "false")
                        .get("virtualmachine")
                        .get("id")
                        .asString();
                everybody.add(() -> staleAnswers(id));
            }
            for (var one : pool.invokeAll(everybody)) {
                assertThat(one.get()).isZero();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Renames a machine again and again, and counts how often the list of all machines shows an old name of it. */
    private static int staleAnswers(String id) {
        var stale = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var name = "round " + round;
            admin.call("updateVirtualMachine", "id", id, "displayname", name);
            for (var again = 0; again < 3; again++) {
                var shown = admin.call("listVirtualMachines", "listall", "true").get("virtualmachine").valueStream()
                        .filter(machine -> machine.get("id").asString().equals(id))
                        .map(machine -> machine.get("displayname").asString())
                        .findFirst();
                stale += shown.filter(name::equals).isPresent() ? 0 : 1;
            }
        }
        return stale;
    }

    @Test
    void aRightThatIsTakenAwayIsGoneAtOnce() {
        admin.call(
                "createAccount",
                "username", "rita", "password", "secret", "firstname", "R", "lastname", "S",
                "email", "r@example.org", "accounttype", "0");
        var rita = server.anonymous().keysByPassword("rita", "secret");
        assertThat(rita.get("listVirtualMachines").status()).isEqualTo(200);
        var role = admin.call("createRole", "name", "nothing", "type", "User").get("role").get("id").asString();
        admin.call("createRolePermission", "roleid", role, "rule", "listVirtualMachines", "permission", "deny");
        admin.call("updateAccount", "account", "rita", "domainid", first("listDomains", "domain"), "roleid", role);
        assertThat(rita.get("listVirtualMachines").status()).isEqualTo(432);
        assertThat(rita.get("listZones").status()).isEqualTo(200);
        admin.job("disableAccount", "account", "rita", "domainid", first("listDomains", "domain"), "lock", "false");
        assertThat(rita.get("listZones").status()).isEqualTo(401);
    }
}
