package dev.mold.koral.real;

import dev.mold.server.compute.machine.host.HostPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** A real image registry with authentication, on an address of this host that nodes can reach. */
final class PrivateRegistry implements AutoCloseable {
    static final String USER = "builder";
    static final String PASSWORD = "it's \"a\" $ecret";

    private static final HostPrograms COMMANDS = new HostPrograms(Duration.ofMinutes(2));
    private static final int PORT = 5000;

    private final Path folder;
    private final String address;
    private final Optional<TestAuthority> authority;
    private final Process process;

    /**
     * Starts it; the address must exist already.
     *
     * @param folder of its files
     * @param authority signs its certificate; it speaks plain HTTP if there is none
     */
    static PrivateRegistry start(Path folder, String ip, Optional<TestAuthority> authority) throws IOException {
        Files.createDirectories(folder);
        return new PrivateRegistry(folder, ip, authority);
    }

    private PrivateRegistry(Path folder, String ip, Optional<TestAuthority> authority) throws IOException {
        this.folder = folder;
        this.address = ip + ":" + PORT;
        this.authority = authority;
        Files.writeString(folder.resolve("users"), USER + ":" + new BCryptPasswordEncoder().encode(PASSWORD) + "\n");
        Files.writeString(folder.resolve("config.yml"), config(ip));
        process = new ProcessBuilder("docker-registry", "serve", folder.resolve("config.yml").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Awaitility.await("the registry listens").until(() -> listens(ip));
    }

    private String config(String ip) {
        var lines = new ArrayList<>(List.of(
                "version: 0.1",
                "log: {accesslog: {disabled: false}, level: info}",
                "storage: {filesystem: {rootdirectory: " + folder.resolve("images") + "}}",
                "auth: {htpasswd: {realm: test, path: " + folder.resolve("users") + "}}",
                "http:",
                "  addr: " + address,
                "  secret: of this test alone"));
        authority.map(each -> each.certify(folder, ip)).ifPresent(pair -> lines.add(
                "  tls: {certificate: " + pair.certificate() + ", key: " + pair.key() + "}"));
        return String.join("\n", lines) + "\n";
    }

    private boolean listens(String ip) {
        if (!process.isAlive()) {
            throw new IllegalStateException("The registry has ended:\n" + log());
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(ip, PORT), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The URL for {@code dockerregistryurl}. */
    static String url(String ip, boolean tls) {
        return (tls ? "https://" : "http://") + ip + ":" + PORT;
    }

    /** Pushes an image. @param archive as {@code docker save} writes it; @return the image's name */
    String push(Path archive, String name) {
        var image = address + "/" + name;
        var words = new ArrayList<>(List.of(
                "skopeo", "copy", "--quiet", "--insecure-policy", "--dest-creds", USER + ":" + PASSWORD));
        authority.ifPresentOrElse(
                each -> words.addAll(List.of("--dest-cert-dir", each.folder().toString())),
                () -> words.add("--dest-tls-verify=false"));
        words.addAll(List.of("docker-archive:" + archive, "docker://" + image));
        COMMANDS.run(words.toArray(String[]::new));
        return image;
    }

    /** The log so far: each request with its status. */
    String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        Awaitility.await("the registry has ended").until(() -> !process.isAlive());
    }
}
