package dev.mold.server.compute.machine.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The host's interface to the internet. */
final class Uplink {
    private static final Path ROUTES = Path.of("/proc/net/route");
    private static final Path INTERFACES = Path.of("/sys/class/net");
    private static final String EVERYWHERE = "00000000";
    private static final int USUAL = 1500;
    private static final int MIN_MTU = 1280;

    private Uplink() {}

    /** The MTU in bytes for networks: the largest packet that reaches the outside unfragmented. */
    static int mtu() {
        try {
            var device = device();
            var mtu = device.isEmpty()
                    ? USUAL
                    : Integer.parseInt(
                            Files.readString(INTERFACES.resolve(device.get()).resolve("mtu")).strip());
            return Math.max(MIN_MTU, Math.min(USUAL, mtu));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to inspect the host's uplink", e);
        }
    }

    private static Optional<String> device() throws IOException {
        return Files.readAllLines(ROUTES).stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 7 && fields[1].equals(EVERYWHERE) && fields[7].equals(EVERYWHERE))
                .map(fields -> fields[0])
                .findFirst();
    }
}
