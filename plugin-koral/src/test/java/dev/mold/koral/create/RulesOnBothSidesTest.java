package dev.mold.koral.create;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mold.api.error.ApiException;
import dev.mold.koral.fake.CreateCommand;
import dev.mold.koral.fake.FakeSettings;
import dev.mold.koral.infra.NodeSettings;
import dev.mold.koral.setting.KoralSettings;
import dev.mold.koral.version.SemanticVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The node script accepts exactly those registries, credentials and versions that the API accepts. */
class RulesOnBothSidesTest {
    private static final Path LIB = Path.of("..", "scripts", "node", "lib").toAbsolutePath().normalize();
    private static final String URL = "KORAL_REGISTRY_URL";
    private static final String USERNAME = "KORAL_REGISTRY_USERNAME";
    private static final String PASSWORD = "KORAL_REGISTRY_PASSWORD";
    private static final String VERSION = "KORAL_KUBERNETES_VERSION";

    /** Loads settings as a task does, checks one, and prints it. */
    private static final String CHECK = """
            set -euo pipefail
            export LC_ALL=C
            source "$1/log.sh"
            source "$1/settings.sh"
            load_settings "$2"
            need "$3"
            printf '%s' "${!3}"
            """;

    @TempDir
    Path folder;

    private final FakeSettings settings = new FakeSettings();

    private record Answer(int exit, String output) {}

    static Stream<Arguments> taken() {
        return Stream.of(
                arguments(URL, "registry.example"),
                arguments(URL, "registry.example:5000"),
                arguments(URL, "https://registry.example"),
                arguments(URL, "http://10.0.0.9:5000"),
                arguments(URL, "https://Registry-1.Example.COM:65535/team/a_b.c"),
                arguments(URL, "https://index.docker.io/v1/"),
                arguments(URL, "docker.io"),
                arguments(URL, "https://[fd00::1]:5000"),
                arguments(URL, "x"),
                arguments(USERNAME, "me"),
                arguments(USERNAME, "me@example.com"),
                arguments(USERNAME, "robot$team+pull"),
                arguments(USERNAME, "it's me"),
                arguments(USERNAME, "사용자"),
                arguments(PASSWORD, "it's"),
                arguments(PASSWORD, "'"),
                arguments(PASSWORD, "'\\''"),
                arguments(PASSWORD, "\"quoted\" and `ticked`"),
                arguments(PASSWORD, "$HOME $(id) ${x} !! #not"),
                arguments(PASSWORD, "back\\slash\\"),
                arguments(PASSWORD, "blanks  in between and at the end "),
                arguments(PASSWORD, "a:b=c;d&e|f<g>h*i?j[k]l{m}~"),
                arguments(PASSWORD, "비밀번호 pässwörd 🔑"),
                arguments(PASSWORD, "x".repeat(5_000)),
                arguments(PASSWORD, "# end"),
                arguments(VERSION, "1.30.3"),
                arguments(VERSION, "1.11.0"),
                arguments(VERSION, "123456.0.999999"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(URL, "ftp://registry.example"),
                arguments(URL, "HTTPS://registry.example"),
                arguments(URL, "https://"),
                arguments(URL, "https:///team"),
                arguments(URL, "//registry.example"),
                arguments(URL, "me:secret@registry.example"),
                arguments(URL, "https://me@registry.example"),
                arguments(URL, "registry.example:0"),
                arguments(URL, "registry.example:65536"),
                arguments(URL, "registry.example:port"),
                arguments(URL, "registry.example:"),
                arguments(URL, "registry_1.example"),
                arguments(URL, "..:5000"),
                arguments(URL, "../../etc"),
                arguments(URL, "-registry.example"),
                arguments(URL, "registry.example/a?b=c"),
                arguments(URL, "registry.example/a#b"),
                arguments(URL, "registry.example/%2e"),
                arguments(URL, "registry.example/a b"),
                arguments(URL, "not a host"),
                arguments(URL, "registry.example\"]"),
                arguments(URL, "레지스트리.example"),
                arguments(URL, "https://fd00::1"),
                arguments(USERNAME, "me:you"),
                arguments(USERNAME, "two\nlines"),
                arguments(USERNAME, "tab\there"),
                arguments(PASSWORD, "two\nlines"),
                arguments(PASSWORD, "carriage\rreturn"),
                arguments(PASSWORD, "x'\nKORAL_ROLE='control"),
                arguments(PASSWORD, "tab\there"),
                arguments(PASSWORD, "delete\u007f"),
                arguments(PASSWORD, "escape\u001b[0m"),
                arguments(VERSION, "1.30"),
                arguments(VERSION, "1.30.3.1"),
                arguments(VERSION, "v1.30.3"),
                arguments(VERSION, "1.30.3-rc.1"),
                arguments(VERSION, "1.30.3+k3s1"),
                arguments(VERSION, "1.30.x"),
                arguments(VERSION, "1.30.1234567"),
                arguments(VERSION, "1.30.3\nKORAL_ROLE='control'"),
                arguments(VERSION, "１.30.3"),
                arguments(VERSION, "-1.30.3"),
                arguments(VERSION, "latest"));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void whatTheApiTakesTheNodeTakesAsItWas(String key, String value) throws Exception {
        assertThat(taken(key, value)).isEqualTo(value);

        assertThat(node(key, value)).isEqualTo(new Answer(0, value));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatTheNodeRefusesTheApiHasRefusedBefore(String key, String value) throws Exception {
        assertThat(isTaken(key, value)).isFalse();

        assertThat(node(key, value).exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {URL, USERNAME})
    void whatCannotBeStoredIsRefused(String key) {
        assertThat(isTaken(key, "x".repeat(255))).isTrue();
        assertThat(isTaken(key, "x".repeat(256))).isFalse();
    }

    @Test
    void whatIsRefusedIsNotRepeatedIfItIsSecret() throws Exception {
        assertThat(node(PASSWORD, "hush\tnow").output()).isEmpty();
        assertThatThrownBy(() -> taken(PASSWORD, "hush\tnow"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("dockerregistrypassword")
                .hasMessageNotContaining("hush");
    }

    private boolean isTaken(String key, String value) {
        try {
            taken(key, value);
            return true;
        } catch (ApiException e) {
            return false;
        }
    }

    /** The value that the API stores. @throws ApiException if it rejects the value */
    private String taken(String key, String value) {
        if (key.equals(VERSION)) {
            return SemanticVersion.of(value).toString();
        }
        settings.set(KoralSettings.EXPERIMENTAL_FEATURES, "true");
        var command = new CreateCommand();
        command.registryUrl = key.equals(URL) ? value : "registry.example";
        command.registryUser = key.equals(USERNAME) ? value : "me";
        command.registryPassword = key.equals(PASSWORD) ? value : "secret";
        var built = command.build();
        var registry = new RegistryRule(settings).check(built).orElseThrow();
        return Map.of(
                        URL, registry.url(),
                        USERNAME, registry.username(),
                        PASSWORD, built.dockerregistrypassword())
                .get(key);
    }

    private Answer node(String key, String value) throws IOException, InterruptedException {
        var file = folder.resolve("prepare.env");
        Files.writeString(file, new NodeSettings(Map.of(key, value)).render());
        var bash = new ProcessBuilder("bash", "-c", CHECK, "check", LIB.toString(), file.toString(), key)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Answer(bash.exitValue(), output);
    }
}
