package dev.mold.server.compute.machine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.machine.host.HostProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {
    @TempDir
    private Path path;

    private final List<Process> processes = new ArrayList<>();
    private StateFolder state;
    private Daemon daemon;

    @BeforeEach
    void open() {
        assumeThat(Path.of("/proc/self/stat")).exists();
        state = new StateFolder(path);
        daemon = new Daemon(state, "sleeper", path);
    }

    @AfterEach
    void close() {
        processes.forEach(Process::destroyForcibly);
        state.close();
    }

    @Test
    void startedProcessIsKnownAndCanBeEnded() {
        daemon.start(() -> sleeper(path.resolve("options")));
        assertThat(daemon.process()).contains(HostProcess.of(processes.get(0).pid()).orElseThrow());

        daemon.stop();
        // Java learns of a child's end a little later than the kernel
        await().until(() -> !processes.get(0).isAlive());
        assertThat(daemon.process()).isEmpty();
    }

    @Test
    void processOfWhichOnlyTheNumberWasWrittenIsKnownByItsCommand() throws IOException {
        sleeper(path.resolve("options"));

        assertThat(daemon.process()).map(HostProcess::pid).contains(processes.get(0).pid());
    }

    @Test
    void laterProcessOfTheSameNumberIsNeitherTakenForItNorEnded() throws IOException {
        sleeper(Path.of("/somewhere/else"));
        var other = HostProcess.of(processes.get(0).pid()).orElseThrow();
        Files.writeString(path.resolve("sleeper.identity"), other.pid() + " " + (other.started() - 1));

        assertThat(daemon.process()).isEmpty();
        daemon.stop();
        assertThat(other.alive()).isTrue();
    }

    /** A process with a file on its command line, as a daemon has, and its number in the daemon's file. */
    private void sleeper(Path options) {
        try {
            var process = new ProcessBuilder("tail", "-s", "60", "-F", options.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            processes.add(process);
            Files.writeString(daemon.pidFile(), Long.toString(process.pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
