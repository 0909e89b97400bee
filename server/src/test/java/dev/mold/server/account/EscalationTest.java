package dev.mold.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.testing.ApiClient;
import dev.mold.server.testing.TestingMoldServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Ways in which administrators with fewer rights could get more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EscalationTest {
    private static final int DENIED = 531;
    private static final int NOT_AVAILABLE = 432;

    private TestingMoldServer server;
    private String root;
    private String north;
    private ApiClient rootDomainAdmin;
    private ApiClient domainAdmin;
    private ApiClient resourceAdmin;
    private ApiClient clerk;
    private String clerkRole;
    private String clerkAccount;
    private String adminUser;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestingMoldServer.seeded(folder);
        var admin = server.admin();
        root = admin.call("listDomains").at("/domain/0/id").asString();
        north = admin.call("createDomain", "name", "north").at("/domain/id").asString();
        adminUser = admin.call("listUsers", "username", "admin").at("/user/0/id").asString();
        rootDomainAdmin = account("rita", root, "accounttype", "2");
        domainAdmin = account("dora", north, "accounttype", "2");
        resourceAdmin = account("remo", north, "accounttype", "3");
        clerkRole = admin.call("createRole", "name", "clerk", "type", "Admin").at("/role/id").asString();
        for (var rule : new String[] {"list*", "create*", "update*", "register*", "lock*", "get*"}) {
            admin.call("createRolePermission", "roleid", clerkRole, "rule", rule, "permission", "allow");
        }
        admin.call("createRolePermission", "roleid", clerkRole, "rule", "*", "permission", "deny");
        clerk = account("clara", root, "roleid", clerkRole);
        clerkAccount = admin.call("listAccounts", "name", "clara").at("/account/0/id").asString();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private ApiClient account(String name, String domain, String key, String value) {
        server.admin().createAccount(name, key, value, "domainid", domain);
        return server.anonymous().keysByPassword(name, "secret of " + name, domain.equals(root) ? "/" : "north");
    }

    @Test
    void aDomainAdministratorOfTheRootDomainDoesNotManageTheRootAdministratorsAccount() {
        denied(
                rootDomainAdmin,
                "createUser",
                "account", "admin", "domainid", root, "username", "mole", "password", "x", "firstname", "M",
                "lastname", "O", "email", "m@example.org");
        denied(rootDomainAdmin, "lockUser", "id", adminUser);
        denied(rootDomainAdmin, "disableUser", "id", adminUser);
        denied(rootDomainAdmin, "updateUser", "id", adminUser, "password", "mine");
        denied(rootDomainAdmin, "registerUserKeys", "id", adminUser);
        denied(rootDomainAdmin, "lockAccount", "account", "admin", "domainid", root);
        denied(rootDomainAdmin, "disableAccount", "account", "admin", "domainid", root, "lock", "false");
        assertThat(server.admin().call("listUsers", "id", adminUser).at("/user/0/state").asString())
                .isEqualTo("enabled");
    }

    @Test
    void aRestrictedAdministratorDoesNotGrantMoreThanItHas() {
        denied(
                clerk,
                "createAccount",
                "accounttype", "1", "domainid", root, "username", "mole", "password", "x", "firstname", "M",
                "lastname", "O", "email", "m@example.org");
        denied(clerk, "createRole", "name", "free", "type", "Admin");
        var rules = ids(server.admin().call("listRolePermissions", "roleid", clerkRole).get("rolepermission"));
        denied(
                clerk,
                "updateRolePermission",
                "roleid", clerkRole, "ruleid", rules.get(rules.size() - 1), "permission", "allow");
        var ineffective = clerk.call(
                        "createRolePermission", "roleid", clerkRole, "rule", "deleteZone", "permission", "allow")
                .at("/rolepermission/id")
                .asString();
        rules.add(0, ineffective);
        denied(clerk, "updateRolePermission", "roleid", clerkRole, "ruleorder", String.join(",", rules));
        denied(clerk, "registerUserKeys", "id", adminUser);
        denied(clerk, "updateUser", "id", adminUser, "password", "mine");
        denied(
                clerk,
                "createUser",
                "account", "admin", "domainid", root, "username", "mole", "password", "x", "firstname", "M",
                "lastname", "O", "email", "m@example.org");
        var rootAdmin = server.admin().call("listRoles", "name", "Root Admin").at("/role/0/id").asString();
        denied(clerk, "updateAccount", "id", clerkAccount, "roleid", rootAdmin);
        assertThat(clerk.get("deleteZone", "id", north).status()).isEqualTo(NOT_AVAILABLE);
    }

    @Test
    void aRestrictedAdministratorGrantsWhatItHas() {
        var role = clerk.call("createRole", "name", "helper", "roleid", clerkRole).at("/role/id").asString();
        var helper = account("hugo", root, "roleid", role);
        assertThat(helper.get("listZones").status()).isEqualTo(200);
        assertThat(helper.get("deleteZone", "id", north).status()).isEqualTo(NOT_AVAILABLE);
    }

    @Test
    void offeringsOfAllAreChangedByRootAdministratorsOnly() {
        var service = server.admin().call("listServiceOfferings").at("/serviceoffering/0/id").asString();
        var network = server.admin().call("listNetworkOfferings").at("/networkoffering/0/id").asString();
        for (var client : new ApiClient[] {domainAdmin, resourceAdmin, rootDomainAdmin}) {
            assertThat(client.get("updateServiceOffering", "id", service, "displaytext", "mine").status())
                    .isIn(DENIED, NOT_AVAILABLE);
            assertThat(client.get("deleteServiceOffering", "id", service).status()).isIn(DENIED, NOT_AVAILABLE);
            assertThat(client.get("updateNetworkOffering", "id", network, "displaytext", "mine").status())
                    .isIn(DENIED, NOT_AVAILABLE);
        }
        assertThat(server.admin().call("listServiceOfferings", "id", service).toString()).doesNotContain("mine");
    }

    @Test
    void anAdministratorDoesNotRaiseTheLimitsOfItsOwnDomain() {
        denied(domainAdmin, "updateConfiguration", "name", "max.account.user.vms", "value", "999", "domainid", north);
        denied(domainAdmin, "updateConfiguration", "name", "max.account.user.vms", "value", "999");
        assertThat(domainAdmin
                        .get("resetConfiguration", "name", "max.account.user.vms", "domainid", north)
                        .status())
                .isEqualTo(NOT_AVAILABLE);
        denied(domainAdmin, "updateConfiguration", "name", "max.account.user.vms", "value", "999", "domainid", root);
        var below = server.admin()
                .call("createDomain", "name", "coast", "parentdomainid", north)
                .at("/domain/id")
                .asString();
        assertThat(domainAdmin
                        .get("updateConfiguration", "name", "max.account.user.vms", "value", "5", "domainid", below)
                        .status())
                .isEqualTo(200);
    }

    private static List<String> ids(JsonNode entities) {
        return entities.valueStream()
                .map(entity -> entity.get("id").asString())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static void denied(ApiClient client, String command, String... parameters) {
        var answer = client.get(command, parameters);
        assertThat(answer.status()).as(command + " " + answer.body()).isEqualTo(DENIED);
    }
}
