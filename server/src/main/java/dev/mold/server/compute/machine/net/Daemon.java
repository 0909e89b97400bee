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
 * A background program that outlives the server. It writes its pid to a file; the process's identity is stored beside
 * it, so that a later process with the same pid is neither mistaken for it nor ended.
 */
final class Daemon {
    private static final Duration START = Duration.ofSeconds(5);
    private static final Duration END = Duration.ofSeconds(3);

    private final StateFolder state;
    private final String name;
    private final Path folder;

    /** @param folder the folder of its files; its command line contains the path of one of them */
    Daemon(StateFolder state, String name, Path folder) {
        this.state = state;
        this.name = name;
        this.folder = folder;
    }

    /** The file to which it must write its pid. */
    Path pidFile() {
        return folder.resolve(name + ".pid");
    }

    /** Only the pid file exists if the server was killed just after starting the daemon. */
    Optional<HostProcess> process() {
        return HostProcess.read(identityFile())
                .filter(HostProcess::alive)
                .or(() -> HostProcess.read(pidFile()).filter(this::isOurs));
    }

    boolean runsIn(Namespace namespace) {
        return process().filter(process -> namespace.holds(process.pid())).isPresent();
    }

    /**
     * Runs the start command and stores the identity of the new process. A process that ran before is no longer
     * managed.
     *
     * @param start returns when the daemon is in the background
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

    /** Ends it, by force if necessary; does nothing if it does not run. */
    void stop() {
        process().ifPresent(Daemon::end);
        delete(pidFile());
        delete(identityFile());
    }

    /** Ends a process and waits for its end. */
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

    /** Whether the process's command line contains a file of the daemon's folder. */
    boolean isOurs(HostProcess process, String file) {
        try {
            return process.alive()
                    && Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                            .contains(folder + "/" + file);
        } catch (IOException e) {
            // the process has just ended
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
