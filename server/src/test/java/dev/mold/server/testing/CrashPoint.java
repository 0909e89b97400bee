package dev.mold.server.testing;

import dev.mold.server.job.flow.EngineProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Stands still where a file says: one line {@code flow/step/POINT}. The file is renamed to {@code ….hit} first, which
 * tells the test that the server is there now; it goes on when the test removes that file.
 */
@Configuration(proxyBeanMethods = false)
public class CrashPoint {
    static final String FILE = "mold.test.crash.file";
    private static final Duration LOOK = Duration.ofMillis(20);

    @Bean
    EngineProbe crashProbe() {
        var file = Path.of(System.getProperty(FILE));
        return (operation, flow, step, point) -> standStill(file, flow + "/" + step + "/" + point);
    }

    private static void standStill(Path file, String here) {
        var hit = file.resolveSibling(file.getFileName() + ".hit");
        try {
            if (!Files.exists(file) || !Files.readString(file).strip().equals(here)) {
                return;
            }
            Files.move(file, hit, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            // Another thread stands there already.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (Files.exists(hit)) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
