package dev.mold.server.compute.machine.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The host's DNS servers, as far as routers can reach them. */
final class Resolvers {
    /** The second one contains the actual servers if the first one names a forwarder on loopback. */
    private static final List<Path> FILES =
            List.of(Path.of("/etc/resolv.conf"), Path.of("/run/systemd/resolve/resolv.conf"));

    private static final Pattern SERVER = Pattern.compile("nameserver\\s+(\\d{1,3}(?:\\.\\d{1,3}){3})\\s*");

    private Resolvers() {}

    /** IPv4 addresses; empty if there are none except on loopback. */
    static List<String> ofHost() {
        return FILES.stream()
                .filter(Files::isReadable)
                .map(Resolvers::read)
                .filter(servers -> !servers.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(SERVER::matcher)
                    .filter(form -> form.matches())
                    .map(form -> form.group(1))
                    .filter(server -> !server.startsWith("127."))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + file, e);
        }
    }
}
