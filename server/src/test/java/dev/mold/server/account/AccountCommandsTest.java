package dev.mold.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.command.Access;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Owner;
import dev.mold.api.command.Ownership;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.UserId;
import dev.mold.server.caller.Callers;
import dev.mold.server.platform.DatabaseSettings;
import dev.mold.server.testing.ApiClient;
import dev.mold.server.testing.TestDatabase;
import dev.mold.server.testing.TestingMoldServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class AccountCommandsTest {
    @TempDir
    Path folder;

    private static JsonNode account(ApiClient client, String name, String type, String domain) {
        return client.createAccount(name, "accounttype", type, "domainid", domain);
    }

    private static String domain(ApiClient client, String name, String above) {
        return client.call("createDomain", "name", name, "parentdomainid", above)
                .get("domain")
                .get("id")
                .asString();
    }

    @ParameterizedTest
    @EnumSource
    void whoSeesAndMayTouchWhatFollowsTheDomains(TestDatabase database) {
        try (var server = TestingMoldServer.start(folder, database.fresh(folder), true)) {
            var admin = server.admin();
            var root = admin.call("listDomains").get("domain").get(0).get("id").asString();
            var north = domain(admin, "north", root);
            var coast = domain(admin, "coast", north);
            var south = domain(admin, "south", root);
            var nora = account(admin, "nora", "2", north);
            var carl = account(admin, "carl", "0", coast);
            var sam = account(admin, "sam", "0", south);
            assertThat(carl.get("domainpath").asString()).isEqualTo("ROOT/north/coast");
            assertThat(carl.get("vmlimit").isString()).isTrue();

            var asNora = server.anonymous().keysByPassword("nora", "secret of nora", "north");
            assertThat(asNora.call("listAccounts", "listall", "true").get("count").asInt()).isEqualTo(2);
            assertThat(asNora.call("listAccounts").get("count").asInt()).isEqualTo(1);
            assertThat(asNora.call("listUsers", "domainid", coast).get("user").get(0).get("username").asString())
                    .isEqualTo("carl");
            assertThat(asNora.get("listUsers", "domainid", south).status()).isEqualTo(531);
            assertThat(asNora.call("listDomains", "listall", "true").get("count").asInt()).isEqualTo(2);
            assertThat(asNora.get("enableAccount", "id", sam.get("id").asString()).status()).isEqualTo(531);
            assertThat(asNora.get("createAccount", "username", "evil", "password", "x", "firstname", "E",
                                    "lastname", "V", "email", "e@example.org", "accounttype", "1")
                            .status())
                    .isEqualTo(431);
            assertThat(account(asNora, "nils", "0", coast).get("account")).isNull();

            var asCarl = server.anonymous().keysByPassword("carl", "secret of carl", "/north/coast/");
            assertThat(asCarl.call("listAccounts", "listall", "true").get("count").asInt()).isEqualTo(1);
            assertThat(asCarl.get("registerUserKeys", "id", userOf(nora)).status()).isEqualTo(531);
            assertThat(asCarl.get("getUserKeys", "id", userOf(carl)).status()).isEqualTo(200);
            checkService(server.get(AccountService.class), server.get(Callers.class), nora, carl, sam, coast);
        }
    }

    private static String userOf(JsonNode account) {
        return account.get("user").get(0).get("id").asString();
    }

    private static void checkService(
            AccountService accounts, Callers callers, JsonNode nora, JsonNode carl, JsonNode sam, String coast) {
        CallContext call = callers.user(UserId.of(userOf(nora))).orElseThrow();
        var carls = AccountId.of(carl.get("id").asString());
        var sams = AccountId.of(sam.get("id").asString());
        assertThat(call.domainPath()).isEqualTo("/north/");
        assertThat(accounts.visibility(call, ListScope.own()).includes(carls)).isFalse();
        assertThat(accounts.visibility(call, ListScope.everything()).includes(carls)).isTrue();
        assertThat(accounts.visibility(call, ListScope.everything()).includes(sams)).isFalse();
        assertThat(accounts.visibility(accounts.systemCall(), ListScope.everything()).includes(sams)).isTrue();
        assertThat(accounts.owner(call, new Owner("carl", DomainId.of(coast), null)).id()).isEqualTo(carls);
        assertThat(accounts.owner(call, Owner.caller()).name()).isEqualTo("nora");
        assertThatThrownBy(() -> accounts.checkAccess(call, Access.OWN, Ownership.of(sams)))
                .isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> accounts.owner(call, new Owner("carl", null, null)))
                .hasMessageContaining("together");
    }

    @Test
    void namesAreTakenOnceAndBadOnesRefused() {
        try (var server = TestingMoldServer.empty(folder)) {
            var admin = server.admin();
            var root = admin.call("listDomains").get("domain").get(0).get("id").asString();
            account(admin, "twice", "0", root);
            assertThat(admin.get("createAccount", "username", "twice", "account", "other", "password", "x",
                                    "firstname", "T", "lastname", "W", "email", "t@example.org", "accounttype", "0")
                            .body())
                    .contains("The user twice already exists");
            domain(admin, "north", root);
            assertThat(admin.get("createDomain", "name", "north").status()).isEqualTo(431);
            assertThat(admin.get("createDomain", "name", "a/b").status()).isEqualTo(431);
            assertThat(admin.get("updateDomain", "id", root, "name", "x").status()).isEqualTo(431);
            assertThat(admin.get("createRole", "name", "x", "type", "Emperor").status()).isEqualTo(431);
            assertThat(admin.get("getUser", "userapikey", "nothing").body())
                    .contains("does not exist or is not available for the account");
            assertThat(admin.get("listUsers", "state", "asleep").status()).isEqualTo(431);
            assertThat(admin.call("listUsers", "listall", "true", "keyword", "%").size()).isZero();
        }
    }

    @Test
    void anAccountIsDisabledAndDeletedByJobs() {
        try (var server = TestingMoldServer.empty(folder)) {
            var admin = server.admin();
            var root = admin.call("listDomains").get("domain").get(0).get("id").asString();
            var north = domain(admin, "north", root);
            var gone = account(admin, "gone", "0", north);
            var id = gone.get("id").asString();
            var user = server.anonymous().keysByPassword("gone", "secret of gone", "north");
            assertThat(admin.job("disableAccount", "id", id, "lock", "true").get("account").get("state").asString())
                    .isEqualTo("locked");
            assertThat(user.get("listUsers").status()).isEqualTo(401);
            admin.call("enableAccount", "account", "gone", "domainid", north);
            assertThat(admin.job("disableUser", "id", userOf(gone)).get("user").get("state").asString())
                    .isEqualTo("disabled");
            assertThat(admin.get("deleteDomain", "id", north).status()).isEqualTo(530);
            assertThat(admin.job("deleteAccount", "id", id).get("success").asBoolean()).isTrue();
            assertThat(admin.call("listAccounts", "id", id).size()).isZero();
            assertThat(admin.get("enableAccount", "id", id).status()).isEqualTo(431);
            account(admin, "gone", "0", north);
            admin.job("deleteDomain", "id", north, "cleanup", "true");
            assertThat(admin.call("listDomains", "listall", "true").get("count").asInt()).isEqualTo(1);
            var own = admin.call("listAccounts").get("account").get(0).get("id").asString();
            assertThat(admin.get("deleteAccount", "id", own).status()).isEqualTo(431);
        }
    }

    @Test
    void aUserChangesItsPasswordOnlyWithTheOldOne() {
        try (var server = TestingMoldServer.empty(folder)) {
            var root = server.admin().call("listDomains").get("domain").get(0).get("id").asString();
            var id = userOf(account(server.admin(), "pat", "0", root));
            var pat = server.anonymous().keysByPassword("pat", "secret of pat");
            assertThat(pat.get("updateUser", "id", id, "password", "new").status()).isEqualTo(431);
            assertThat(pat.get("updateUser", "id", id, "password", "new", "currentpassword", "no").status())
                    .isEqualTo(431);
            pat.call("updateUser", "id", id, "password", "new", "currentpassword", "secret of pat");
            assertThat(server.anonymous().logIn("pat", "new").call("listUsers").get("count").asInt())
                    .isEqualTo(1);
        }
    }

    private static TestingMoldServer sameKey(Path first, Path second, DatabaseSettings database) throws IOException {
        Files.copy(first.resolve("secrets.key"), second.resolve("secrets.key"));
        return TestingMoldServer.start(second, database, true);
    }

    @Test
    void whatOneServerChangesTheOtherKnowsSoon() throws IOException {
        var database = TestDatabase.MARIADB.fresh(folder);
        var first = Files.createDirectory(folder.resolve("first"));
        var second = Files.createDirectory(folder.resolve("second"));
        try (var one = TestingMoldServer.start(first, database, true);
                var other = sameKey(first, second, database)) {
            var root = one.admin().call("listDomains").get("domain").get(0).get("id").asString();
            var id = userOf(account(one.admin(), "meg", "0", root));
            var meg = ApiClient.at(other.endpoint()).keysByPassword("meg", "secret of meg");
            assertThat(meg.get("listUsers").status()).isEqualTo(200);
            one.admin().call("lockUser", "id", id);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> meg.get("listUsers").status() == 401);
        }
    }
}
