package dev.mold.server.job.flow;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.id.DomainId;
import dev.mold.server.event.EventFeature;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.testing.FeatureContext;
import dev.mold.server.testing.OneDomain;
import dev.mold.server.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.FileSystemUtils;

/**
 * Databases with the tables of the engine, one of each kind for all tests of a JVM: starting one takes longer than most
 * tests, and mutation testing starts each test by itself.
 */
final class EngineDatabases {
    private static final Map<TestDatabase, FeatureContext> STARTED = new ConcurrentHashMap<>();

    private EngineDatabases() {}

    static FeatureContext get(TestDatabase database) {
        return STARTED.computeIfAbsent(database, EngineDatabases::start);
    }

    private static FeatureContext start(TestDatabase database) {
        var folder = temporaryFolder();
        var context = FeatureContext.start(
                database.fresh(folder),
                folder,
                beans -> {
                    beans.registerBean(
                            EntityClasses.class,
                            () -> EntityClasses.of(
                                    OperationEntity.class, StepEntity.class, ItemEntity.class, CancelEntity.class));
                    beans.registerBean(Accounts.class, () -> new OneDomain(new DomainId(new UUID(0, 3))));
                },
                EventFeature.class);
        context.get(Transactions.class).run(() -> context.get(EntityManager.class)
                .createNativeQuery("CREATE TABLE settled (subject CHAR(36), outcome VARCHAR(40))")
                .executeUpdate());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            context.close();
            delete(folder);
        }));
        return context;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("mold-engine");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
