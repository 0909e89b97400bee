package dev.mold.server.compute.machine.net;

import dev.mold.server.compute.base.StateFolder;
import dev.mold.server.compute.machine.host.HostProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A program in the background that outlives the server. It says its process's number in a file; what is known of the
 * process is kept beside that, so that a later process of the same number is neither taken for it nor ended.
 */
final class Daemon {
    private static final Duration START = Duration.ofSeconds(5);
    private static final Duration END = Duration.ofSeconds(3);

    private final StateFolder state;
    private final String name;
    private final Path folder;

    /** @param folder where its files are; its command line names one of them */
    Daemon(StateFolder state, String name, Path folder) {
        this.state = state;
        this.name = name;
        this.folder = folder;
    }

    /** Where it has to write its number. */
    Path pidFile() {
        return folder.resolve(name + ".pid");
    }

    /** The number alone is there if the server was killed when the daemon had just been started. */
    Optional<HostProcess> process() {
        return HostProcess.read(identityFile())
                .filter(HostProcess::alive)
                .or(() -> HostProcess.read(pidFile()).filter(this::isOurs));
    }

    boolean runsIn(Namespace namespace) {
        return process().filter(process -> namespace.holds(process.pid())).isPresent();
    }

    /**
     * Runs what starts it, and keeps which process it is. One that ran before is not this one's any more.
     *
     * @param start returns when the daemon has gone into the background
     */
    void start(Runnable start) {
        var before = process();
        delete(pidFile());
        start.run();
        if (!ShortWait.until(() -> started(before).isPresent(), START)) {
            throw Failures.failed(name + " did not start; see " + folder);
        }
        var process = started(before).orElseThrow();
        var identity = process.pid() + " " + process.started();
        state.write(identityFile(), identity.getBytes(StandardCharsets.US_ASCII));
    }

    private Optional<HostProcess> started(Optional<HostProcess> before) {
        return HostProcess.read(pidFile()).filter(this::isOurs).filter(process -> !before.equals(Optional.of(process)));
    }

    /** Ends it, by force if it takes its time; nothing if it does not run. */
    void stop() {
        process().ifPresent(Daemon::end);
        delete(pidFile());
        delete(identityFile());
    }

    /** Ends a process and waits until it is gone. */
    static void end(HostProcess process) {
        signal(process, false);
        if (!ShortWait.until(() -> !process.alive(), END)) {
            signal(process, true);
            if (!ShortWait.until(() -> !process.alive(), END)) {
                throw Failures.failed("Process " + process.pid() + " does not end");
            }
        }
    }

    private static void signal(HostProcess process, boolean forced) {
        if (process.alive()) {
            ProcessHandle.of(process.pid())
                    .ifPresent(handle -> {
                        if (forced) {
                            handle.destroyForcibly();
                        } else {
                            handle.destroy();
                        }
                    });
        }
    }

    private boolean isOurs(HostProcess process) {
        return isOurs(process, "");
    }

    /** Whether a process was started with a file of the daemon's folder. */
    boolean isOurs(HostProcess process, String file) {
        try {
            return process.alive()
                    && Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                            .contains(folder + "/" + file);
        } catch (IOException e) {
            // it has just ended
            return false;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to delete " + file, e);
        }
    }

    private Path identityFile() {
        return folder.resolve(name + ".identity");
    }
}
