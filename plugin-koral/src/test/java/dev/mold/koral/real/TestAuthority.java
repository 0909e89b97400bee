package dev.mold.koral.real;

import dev.mold.server.compute.machine.host.HostPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A certificate authority that only the test trusts.
 *
 * @param folder with its certificate, {@code ca.crt}, and no other {@code .crt} file
 */
record TestAuthority(Path folder) {
    private static final HostPrograms COMMANDS = new HostPrograms(Duration.ofSeconds(30));

    /** A server's certificate and its private key, both PEM. */
    record Pair(Path certificate, Path key) {}

    static TestAuthority make(Path folder) throws IOException {
        Files.createDirectories(folder);
        COMMANDS.run(
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                "-subj", "/CN=an authority of the test's",
                "-keyout", folder.resolve("ca.pem").toString(), "-out", folder.resolve("ca.crt").toString());
        return new TestAuthority(folder);
    }

    /** The CA certificate, PEM. */
    String certificate() {
        try {
            return Files.readString(folder.resolve("ca.crt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Issues a certificate for the server at an address. @param target folder of its files */
    Pair certify(Path target, String ip) {
        var pair = new Pair(target.resolve("server.crt"), target.resolve("server.key"));
        COMMANDS.run(
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                "-subj", "/CN=registry", "-addext", "subjectAltName=IP:" + ip,
                "-addext", "basicConstraints=critical,CA:FALSE",
                "-CA", folder.resolve("ca.crt").toString(), "-CAkey", folder.resolve("ca.pem").toString(),
                "-keyout", pair.key().toString(), "-out", pair.certificate().toString());
        return pair;
    }
}
