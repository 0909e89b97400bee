package dev.mold.koral.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.koral.fake.CreateCommand;
import dev.mold.server.job.flow.Faults;
import dev.mold.koral.fake.World;
import dev.mold.koral.infra.NodeTask;
import dev.mold.koral.infra.TestAuthority;
import dev.mold.koral.setting.KoralSettings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings of nodes for a private image registry. */
class PrivateRegistryTest {
    private static final TestAuthority AUTHORITY = new TestAuthority();

    private final World world = new World();

    @BeforeEach
    void allowRegistries() {
        world.settings.set(KoralSettings.EXPERIMENTAL_FEATURES, "true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://registry.example:5000", "registry.example"})
    void nodesTrustTheAuthorityOfARegistryOverTls(String url) {
        world.settings.set(KoralSettings.REGISTRY_CA, AUTHORITY.certificatePem());

        assertThat(settings(with(url))).hasSize(3).allSatisfy(values -> {
            assertThat(values).containsEntry("KORAL_REGISTRY_URL", url);
            assertThat(new String(
                            Base64.getDecoder().decode(values.get("KORAL_REGISTRY_CA")), StandardCharsets.US_ASCII))
                    .isEqualTo(AUTHORITY.certificatePem());
        });
    }

    @Test
    void nodesAreToldOfNoAuthorityIfNoneIsSet() {
        assertThat(settings(with("https://registry.example"))).hasSize(3).allSatisfy(values -> assertThat(values)
                .containsEntry("KORAL_REGISTRY_USERNAME", "me")
                .containsEntry("KORAL_REGISTRY_PASSWORD", "it's secret")
                .doesNotContainKey("KORAL_REGISTRY_CA"));
    }

    @Test
    void overPlainHttpNobodyIsVouchedFor() {
        world.settings.set(KoralSettings.REGISTRY_CA, AUTHORITY.certificatePem());

        assertThat(settings(with("http://10.0.0.9:5000"))).hasSize(3).allSatisfy(values -> assertThat(values)
                .doesNotContainKey("KORAL_REGISTRY_CA"));
    }

    @Test
    void aClusterWithoutARegistryIsToldOfNone() {
        world.settings.set(KoralSettings.REGISTRY_CA, AUTHORITY.certificatePem());

        assertThat(settings(world.command())).hasSize(3).allSatisfy(values -> assertThat(values.keySet())
                .noneMatch(key -> key.startsWith("KORAL_REGISTRY")));
    }

    private CreateCommand with(String url) {
        var command = world.command();
        command.registryUrl = url;
        command.registryUser = "me";
        command.registryPassword = "it's secret";
        return command;
    }

    /** The settings with which each node of a new cluster is prepared. */
    private List<Map<String, String>> settings(CreateCommand command) {
        var created = world.create(command);
        world.run(created.job(), Faults.NONE);
        return world.cluster(created).plan().nodes().stream()
                .map(node -> world.kubernetes.settings(node.machine().value(), NodeTask.PREPARE).values())
                .toList();
    }
}
