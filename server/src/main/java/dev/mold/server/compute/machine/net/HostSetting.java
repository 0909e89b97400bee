package dev.mold.server.compute.machine.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A number among the kernel's settings of which the host needs so much while it has networks and machines. */
enum HostSetting {
    /** The host passes packets on between its interfaces. */
    FORWARDING("net/ipv4/ip_forward", 1),
    /**
     * All machines share root's count of these; a node with its systemd, containerd, kubelet and pods has about 30, and
     * hosts come with 128.
     */
    INOTIFY_INSTANCES("fs/inotify/max_user_instances", 8192);

    private final Path file;
    private final long least;

    HostSetting(String name, long least) {
        this.file = Path.of("/proc/sys").resolve(name);
        this.least = least;
    }

    /** Where the kernel tells it and takes it. */
    Path file() {
        return file;
    }

    long value() {
        try {
            // Not as one string: for that, Java reads a single byte first, and the kernel tells nothing from the second on.
            return Long.parseLong(Files.readAllLines(file).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + file, e);
        }
    }

    boolean isEnough() {
        return value() >= least;
    }

    void raise() {
        if (!isEnough()) {
            set(least);
        }
    }

    /** Not done for nothing: to write whether packets are passed on resets settings of single interfaces. */
    void set(long value) {
        if (value() != value) {
            try {
                Files.writeString(file, Long.toString(value));
            } catch (IOException e) {
                throw new UncheckedIOException("Unable to write " + file, e);
            }
        }
    }
}
