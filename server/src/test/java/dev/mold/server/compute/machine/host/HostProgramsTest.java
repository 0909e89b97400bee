package dev.mold.server.compute.machine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostProgramsTest {
    private final HostPrograms commands = new HostPrograms(Duration.ofSeconds(10));

    @TempDir
    Path folder;

    @Test
    void wordsReachTheProgramAsTheyAre() {
        assertThat(commands.run("printf", "%s|", "a b", "\"quoted\"", "$HOME", "")).isEqualTo("a b|\"quoted\"|$HOME||");
    }

    @Test
    void inputIsFedAndOutputGivenBack() {
        assertThat(commands.feed("flush ruleset\n", "cat")).isEqualTo("flush ruleset\n");
    }

    @Test
    void failureTellsWhatTheProgramComplainedOf() {
        assertThatThrownBy(() -> commands.run("sh", "-c", "echo no such device >&2; exit 3"))
                .isInstanceOfSatisfying(ApiException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(Errors.BACKEND_FAILED);
                    assertThat(failure).hasMessageContainingAll("status 3", "no such device");
                });
        assertThat(commands.succeeds("sh", "-c", "exit 3")).isFalse();
        assertThat(commands.succeeds("true")).isTrue();
    }

    @Test
    void programThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> commands.run("no-such-program-here"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("no-such-program-here");
    }

    @Test
    void programThatHangsIsEnded() {
        assertThatThrownBy(() -> new HostPrograms(Duration.ofMillis(200)).run("sleep", "30"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("was ended after");
    }

    @Test
    void processIsToldFromALaterOneOfTheSameNumber() throws IOException {
        var own = ProcessHandle.current().pid();
        var here = HostProcess.of(own).orElseThrow();
        var file = folder.resolve("pid");

        Files.writeString(file, here.pid() + " " + here.started() + "\n");
        assertThat(HostProcess.read(file)).hasValue(here);
        assertThat(here.alive()).isTrue();
        assertThat(new HostProcess(own, here.started() + 1).alive()).isFalse();
        Files.writeString(file, "");
        assertThat(HostProcess.read(file)).isEmpty();
        assertThat(HostProcess.read(folder.resolve("none"))).isEmpty();
    }
}
