package dev.mold.server.compute.machine.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A numeric kernel setting with the minimum that the host needs while it has networks and machines. */
enum HostSetting {
    /** The host forwards packets between its interfaces. */
    FORWARDING("net/ipv4/ip_forward", 1),
    /**
     * All machines share root's limit; a node with systemd, containerd, kubelet and pods needs about 30 instances, and
     * the default of hosts is 128.
     */
    INOTIFY_INSTANCES("fs/inotify/max_user_instances", 8192);

    private final Path file;
    private final long least;

    HostSetting(String name, long least) {
        this.file = Path.of("/proc/sys").resolve(name);
        this.least = least;
    }

    /** The file in {@code /proc/sys} for reading and writing it. */
    Path file() {
        return file;
    }

    long value() {
        try {
            // not readString: Java first reads a single byte for it, and the kernel returns nothing after the first
            // read
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

    /** Only writes a changed value: writing ip_forward resets settings of single interfaces. */
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
