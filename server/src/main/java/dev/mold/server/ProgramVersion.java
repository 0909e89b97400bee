package dev.mold.server;

import dev.mold.server.discovery.ApiVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.function.Supplier;
import picocli.CommandLine.IVersionProvider;

/** What {@code mold --version} says, from what the build left in the server's jar. */
final class ProgramVersion implements IVersionProvider {
    private static final String BUILD = "/META-INF/maven/dev.mold/mold-server/pom.properties";
    private static final String UNKNOWN = "of unknown version, not run from its jar";

    private final Supplier<InputStream> build;

    /** For picocli. */
    ProgramVersion() {
        this(() -> ProgramVersion.class.getResourceAsStream(BUILD));
    }

    /** @param build the properties that Maven puts into a jar; null outside of one */
    ProgramVersion(Supplier<InputStream> build) {
        this.build = build;
    }

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"mold " + version() + "; API " + ApiVersion.TEXT};
    }

    private String version() throws IOException {
        try (var stream = build.get()) {
            if (stream == null) {
                return UNKNOWN;
            }
            var properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version", UNKNOWN);
        }
    }
}
