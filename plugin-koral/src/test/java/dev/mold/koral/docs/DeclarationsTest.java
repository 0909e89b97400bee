package dev.mold.koral.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.CodeRules;
import dev.mold.api.config.Setting;
import dev.mold.api.error.ErrorCode;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.FlowStep;
import dev.mold.server.job.flow.FlowRegistry;
import dev.mold.server.setting.SettingSet;
import dev.mold.server.testing.TestingMoldServer;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that names that must be unique are declared only once across all modules. */
class DeclarationsTest {
    private static final Pattern EVENT_LITERAL = Pattern.compile("\"[A-Z]+(\\.[A-Z]+)+\"");

    @TempDir
    static Path folder;

    private static TestingMoldServer server;

    @BeforeAll
    static void start() {
        server = KoralServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void errorCodesHaveNamesOfTheirOwnAndAreAllListed() {
        assertThat(Errors.all()).extracting(ErrorCode::name).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Errors.class.getFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == ErrorCode.class))
                .hasSameSizeAs(Errors.all());
    }

    @Test
    void settingsHaveKeysOfTheirOwnAliasesIncluded() {
        assertThat(server.all(SettingSet.class).stream()
                        .flatMap(set -> set.settings().stream())
                        .flatMap(DeclarationsTest::keys))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[a-z0-9]+([.-][a-z0-9]+)*"));
    }

    private static Stream<String> keys(Setting<?> setting) {
        return Stream.concat(Stream.of(setting.key()), setting.aliases().stream());
    }

    @Test
    void stepsHaveNamesOfTheirOwnInTheirFlow() {
        assertThat(server.get(FlowRegistry.class).all()).extracting(Flow::name).doesNotHaveDuplicates();
        assertThat(server.get(FlowRegistry.class).all()).allSatisfy(flow -> {
            List<String> names = flow.steps().stream().<String>map(FlowStep::name).toList();
            assertThat(names)
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
            assertThat(flow.steps()).allSatisfy(step -> assertThat(step.description()).isNotBlank());
        });
    }

    @Test
    void eventTypesHaveNamesOfTheirOwn() {
        assertThat(DeclaredEvents.in(CodeRules.mainClassesOf("dev.mold")))
                .isNotEmpty()
                .extracting(each -> each.type().name())
                .doesNotHaveDuplicates();
    }

    @Test
    void eventTypesAreNamedNowhereButWhereTheyAreDeclared() throws IOException {
        for (var module : List.of("server", "plugin-koral")) {
            try (var files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                assertThat(files.filter(file -> file.toString().endsWith(".java"))
                                .filter(file -> !file.toString().endsWith("EventTypes.java")))
                        .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(EVENT_LITERAL));
            }
        }
    }
}
