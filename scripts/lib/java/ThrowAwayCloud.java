import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;

/** A temporary cloud in its own folder. */
final class ThrowAwayCloud implements AutoCloseable {
    private final Path home;
    private final Path folder;
    private final String password;
    private final String[] options;

    private ThrowAwayCloud(Path home, Path folder, String password, String... options) {
        this.home = home;
        this.folder = folder;
        this.password = password;
        this.options = options;
    }

    /**
     * @param home the distribution folder
     * @param options of {@code mold serve}, beyond port and data folder
     */
    static ThrowAwayCloud of(Path home, String... options) throws IOException {
        var secret = new byte[18];
        new SecureRandom().nextBytes(secret);
        return new ThrowAwayCloud(
                home,
                Files.createTempDirectory("mold-demo"),
                Base64.getUrlEncoder().encodeToString(secret),
                options);
    }

    /** The cloud's folder; it contains no other files. */
    Path folder() {
        return folder;
    }

    Path data() {
        return folder.resolve("data");
    }

    /** Starts the server; it has to be closed before the next start. */
    MoldProcess start() throws IOException {
        return MoldProcess.start(home, data(), Map.of("MOLD_ADMIN_PASSWORD", password), options);
    }

    /** As {@link #start}, in its own session. */
    MoldProcess startApart() throws IOException {
        return MoldProcess.startApart(home, data(), Map.of("MOLD_ADMIN_PASSWORD", password), options);
    }

    Api login(MoldProcess server) throws IOException, InterruptedException {
        return Api.login(server.endpoint(), "admin", password);
    }

    /** Starts the server once to enable the Kubernetes service, which takes effect at the next start. */
    void enableKubernetes() throws Exception {
        try (var server = start()) {
            Clusters.enable(login(server));
        }
    }

    /** Deletes the folder; the server must be down. */
    @Override
    public void close() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
