package dev.mold.koral.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.cloud.Transactions;
import dev.mold.server.setting.SettingSet;
import dev.mold.server.testing.ApiClient;
import dev.mold.server.testing.TestingMoldServer;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every setting of the server and of Koral, with values that may be typed by mistake. */
class SettingBoundsTest {
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "0",
            "-1",
            "-2",
            "1",
            "1.5",
            "NaN",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "maybe",
            "null",
            "text/html\nSet-Cookie: a=b",
            "x".repeat(4096));

    private static final UUID EVERYWHERE = new UUID(0, 0);

    @TempDir
    Path folder;

    /** Checks for each value that a running server still lists and accepts logins, and that the next server starts. */
    @Test
    void noValueThatIsTakenBreaksTheServer() {
        try (var server = TestingMoldServer.seeded(folder)) {
            for (var setting : settings(server.admin())) {
                for (var value : HOSTILE) {
                    if (taken(server.admin(), setting, value)) {
                        works(server, setting + " = <" + value + ">");
                    }
                }
            }
        }
        try (var server = TestingMoldServer.seeded(folder)) {
            works(server, "the start with all the values that were taken");
        }
    }

    private static boolean taken(ApiClient admin, String setting, String value) {
        var answer = admin.post("updateConfiguration", "name", setting, "value", value);
        if (answer.status() == 200) {
            assertThat(answer.content().get("configuration").get("value").asString())
                    .as(setting)
                    .isEqualTo(value.strip());
            return true;
        }
        assertThat(answer.status()).as(setting + ": " + answer.body()).isEqualTo(431);
        assertThat(answer.content().get("errortext").asString()).contains(setting);
        return false;
    }

    private static void works(TestingMoldServer server, String with) {
        assertThat(server.admin().get("listZones").content().get("count").asInt()).as(with).isEqualTo(1);
        assertThat(server.admin().get("listConfigurations", "pagesize", "20", "page", "1").status())
                .as(with)
                .isEqualTo(200);
        var session = server.anonymous().logIn("admin", TestingMoldServer.ADMIN_PASSWORD);
        assertThat(session.get("listCapabilities").status()).as(with).isEqualTo(200);
        assertThat(session.get("listCapabilities").header("Content-Type")).as(with).containsAnyOf("json", "javascript");
    }

    @Test
    void theBoundsAreShown() {
        try (var server = TestingMoldServer.empty(folder)) {
            var rows = rows(server.admin());
            var settings = server.all(SettingSet.class).stream()
                    .flatMap(set -> set.settings().stream())
                    .toList();
            assertThat(settings).hasSameSizeAs(rows.keySet()).allSatisfy(setting -> assertThat(
                            rows.get(setting.key()).get("description").asString())
                    .endsWith(": " + setting.values().allowed()));
        }
    }

    @Test
    void aServerStartsWithStoredValuesThatNoSettingCanHaveAndSaysSo() {
        Map<String, String> defaults;
        try (var server = TestingMoldServer.seeded(folder)) {
            var rows = rows(server.admin());
            defaults = new LinkedHashMap<>();
            rows.forEach((name, row) -> defaults.put(name, row.get("defaultvalue").asString()));
            defaults.keySet().forEach(name -> store(server, name, "-----BEGIN nothing\nof use"));
        }
        try (var server = TestingMoldServer.seeded(folder)) {
            works(server, "values of no use");
            assertThat(rows(server.admin()))
                    .hasSameSizeAs(defaults)
                    .allSatisfy((name, row) ->
                            assertThat(row.get("value").asString()).as(name).isEqualTo(defaults.get(name)));
            var events = server.admin()
                    .call("listEvents", "type", "CONFIGURATION.VALUE.UNUSABLE", "level", "ERROR", "listall", "true")
                    .get("event");
            assertThat(StreamSupport.stream(events.spliterator(), false)
                            .map(event -> event.get("description").asString()))
                    .hasSameSizeAs(defaults.keySet())
                    .allSatisfy(text -> assertThat(text).contains("The stored value does not count"));
        }
    }

    private static void store(TestingMoldServer server, String name, String value) {
        server.get(Transactions.class).run(() -> {
            var entities = server.get(EntityManager.class);
            entities.createNativeQuery("delete from setting_value where name = ?")
                    .setParameter(1, name)
                    .executeUpdate();
            entities.createNativeQuery(
                            "insert into setting_value (name, scope, scope_id, content) values (?, 'GLOBAL', ?, ?)")
                    .setParameter(1, name)
                    .setParameter(2, EVERYWHERE.toString())
                    .setParameter(3, value)
                    .executeUpdate();
        });
    }

    private static List<String> settings(ApiClient admin) {
        return new ArrayList<>(rows(admin).keySet());
    }

    private static Map<String, JsonNode> rows(ApiClient admin) {
        var rows = new LinkedHashMap<String, JsonNode>();
        admin.call("listConfigurations")
                .get("configuration")
                .forEach(row -> rows.put(row.get("name").asString(), row));
        assertThat(rows).containsKeys("cloud.kubernetes.cluster.max.size", "default.page.size", "max.account.cpus");
        return rows;
    }
}
