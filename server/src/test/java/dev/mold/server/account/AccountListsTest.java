package dev.mold.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.testing.ApiClient;
import dev.mold.server.testing.TestDatabase;
import dev.mold.server.testing.TestingMoldServer;
import jakarta.persistence.EntityManagerFactory;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What lists of accounts and domains say of limits and use, and what that costs. */
class AccountListsTest {
    /** Of rows and their number, of users, of limits, and of what is used of each of eight kinds. */
    private static final long MAX_STATEMENTS = 14;

    @TempDir
    Path folder;

    private static Statistics statistics(TestingMoldServer server) {
        var statistics =
                server.get(EntityManagerFactory.class).unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        return statistics;
    }

    /** How many statements a call takes; the least of some, for recurring work may run beside it. */
    private static long statements(Statistics statistics, Runnable call) {
        return IntStream.range(0, 5)
                .mapToLong(i -> {
                    var before = statistics.getPrepareStatementCount();
                    call.run();
                    return statistics.getPrepareStatementCount() - before;
                })
                .min()
                .orElseThrow();
    }

    private static JsonNode named(JsonNode list, String key, String name) {
        return list.get(key).valueStream()
                .filter(each -> each.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void accounts(ApiClient admin, int count, String domain) {
        for (var i = 0; i < count; i++) {
            admin.call(
                    "createAccount",
                    "username", "user-" + i, "password", "secret", "firstname", "U", "lastname", "S",
                    "email", "u@example.org", "accounttype", "0", "domainid", domain);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPageTakesAsManyStatementsHoweverManyAccountsAndDomainsItHas(TestDatabase database) {
        try (var server = TestingMoldServer.start(folder, database.fresh(folder), true)) {
            var admin = server.admin();
            var root = admin.call("listDomains").get("domain").get(0).get("id").asString();
            var domains = IntStream.range(0, 5)
                    .mapToObj(i -> admin.call("createDomain", "name", "d" + i, "parentdomainid", root)
                            .get("domain")
                            .get("id")
                            .asString())
                    .toList();
            accounts(admin, 6, domains.get(0));
            var statistics = statistics(server);
            assertThat(statements(statistics, () -> admin.call("listAccounts", "listall", "true")))
                    .isLessThanOrEqualTo(MAX_STATEMENTS);
            assertThat(statements(statistics, () -> admin.call("listDomains", "listall", "true")))
                    .isLessThanOrEqualTo(MAX_STATEMENTS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void limitsAndUseAreEachAccountsAndEachDomainsOwn(TestDatabase database) {
        try (var server = TestingMoldServer.start(folder, database.fresh(folder), false)) {
            var admin = server.admin();
            var root = admin.call("listDomains").get("domain").get(0).get("id").asString();
            var domain = admin.call("createDomain", "name", "north", "parentdomainid", root)
                    .get("domain")
                    .get("id")
                    .asString();
            accounts(admin, 2, domain);
            admin.call("updateResourceLimit", "resourcetype", "6", "max", "3", "account", "user-0", "domainid", domain);
            admin.call("updateResourceLimit", "resourcetype", "6", "max", "9", "domainid", domain);
            var user = server.anonymous().keysByPassword("user-0", "secret", "north");
            var zone = admin.call("listZones").get("zone").get(0).get("id").asString();
            var offering = admin.call(
                            "listNetworkOfferings", "name", "DefaultIsolatedNetworkOfferingWithSourceNatService")
                    .get("networkoffering")
                    .get(0)
                    .get("id")
                    .asString();
            user.call("createNetwork", "name", "net", "zoneid", zone, "networkofferingid", offering);

            var accounts = admin.call("listAccounts", "listall", "true");
            var first = named(accounts, "account", "user-0");
            assertThat(first.get("networklimit").asString()).isEqualTo("3");
            assertThat(first.get("networktotal").asLong()).isEqualTo(1);
            assertThat(first.get("networkavailable").asString()).isEqualTo("2");
            var second = named(accounts, "account", "user-1");
            assertThat(second.get("networklimit").asString()).isEqualTo("20");
            assertThat(second.get("networktotal").asLong()).isZero();
            var one = named(accounts, "account", "admin");
            assertThat(one.get("networklimit").asString()).isEqualTo("Unlimited");

            var domains = admin.call("listDomains", "listall", "true");
            var north = named(domains, "domain", "north");
            assertThat(north.get("networklimit").asString()).isEqualTo("9");
            assertThat(north.get("networktotal").asLong()).isEqualTo(1);
            assertThat(named(domains, "domain", "ROOT").get("networktotal").asLong()).isEqualTo(1);
        }
    }
}
