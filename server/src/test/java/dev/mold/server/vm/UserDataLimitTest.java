package dev.mold.server.vm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.server.testing.ApiClient;
import dev.mold.server.testing.ApiResponse;
import dev.mold.server.testing.TestingMoldServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** User data over the wire, as large as it may be. */
class UserDataLimitTest {
    private static final String LIMIT = "vm.userdata.max.length";
    private static final int DEFAULT = 32_768;
    private static final int MAX = 1_048_576;
    private static final int MAX_UNCOMPRESSED = MAX / 4 * 3;

    @TempDir
    static Path folder;

    private static TestingMoldServer server;
    private static ApiClient admin;

    @BeforeAll
    static void start() {
        server = TestingMoldServer.seeded(folder);
        admin = server.admin();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void userDataUpToTheDefaultLimitIsTakenByPostAndHalfOfItByGet() {
        arrives(deploy(false, "get", text(DEFAULT / 2)), text(DEFAULT / 2));
        arrives(deploy(true, "post", text(DEFAULT)), text(DEFAULT));
        isTooLong(deploy(true, "long", text(DEFAULT + 1)), DEFAULT);
    }

    @Test
    void userDataUpToTheHighestLimitIsTakenByPost() {
        admin.call("updateConfiguration", "name", LIMIT, "value", "" + MAX);
        try {
            arrives(deploy(true, "large", text(MAX_UNCOMPRESSED)), text(MAX_UNCOMPRESSED));
            isTooLong(deploy(true, "larger", text(MAX_UNCOMPRESSED + 1)), MAX);
            arrives(deploy(true, "compressed", zipped(text(MAX))), text(MAX));
            isTooLong(deploy(true, "compressed-larger", zipped(text(MAX + 1))), MAX);
        } finally {
            admin.call("resetConfiguration", "name", LIMIT);
        }
    }

    /** Texts whose base64 has, now and then, what must be escaped in a form. */
    private static String text(int bytes) {
        return "echo a line of user data >>~/what?\n".repeat(bytes / 30).substring(0, bytes);
    }

    private static byte[] zipped(String text) {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static ApiResponse deploy(boolean post, String name, String userData) {
        return deploy(post, name, userData.getBytes(StandardCharsets.UTF_8));
    }

    private static ApiResponse deploy(boolean post, String name, byte[] userData) {
        var encoded = Base64.getEncoder().encodeToString(userData);
        String[] parameters = {
            "zoneid", first("listZones", "zone"),
            "templateid", first("listTemplates", "template", "templatefilter", "featured"),
            "serviceofferingid", first("listServiceOfferings", "serviceoffering"),
            "networkids", network(),
            "name", name,
            "startvm", "false",
            "userdata", encoded
        };
        return post
                ? admin.post("deployVirtualMachine", parameters)
                : admin.get("deployVirtualMachine", parameters);
    }

    private static String network() {
        var networks = admin.call("listNetworks");
        if (networks.has("network")) {
            return networks.get("network").get(0).get("id").asString();
        }
        return admin.call(
                        "createNetwork",
                        "name", "net",
                        "zoneid", first("listZones", "zone"),
                        "networkofferingid",
                                first("listNetworkOfferings", "networkoffering", "name",
                                        "DefaultIsolatedNetworkOfferingWithSourceNatService"))
                .get("network")
                .get("id")
                .asString();
    }

    private static String first(String list, String key, String... parameters) {
        return admin.call(list, parameters).get(key).get(0).get("id").asString();
    }

    private static void arrives(ApiResponse deployed, String text) {
        assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);
        admin.ended(deployed.content().get("jobid").asString());
        var stored = admin.call(
                        "getVirtualMachineUserData", "virtualmachineid", deployed.content().get("id").asString())
                .get("virtualmachineuserdata")
                .get("userdata")
                .asString();
        assertThat(new String(Base64.getDecoder().decode(stored), StandardCharsets.UTF_8)).isEqualTo(text);
    }

    private static void isTooLong(ApiResponse refused, int limit) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(431);
        assertThat(refused.content().get("errortext").asString()).contains("" + limit);
    }
}
