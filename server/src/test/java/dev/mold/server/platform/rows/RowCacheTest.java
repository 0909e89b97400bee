package dev.mold.server.platform.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mold.api.cloud.Transactions;
import dev.mold.server.compute.simulator.SettableClock;
import dev.mold.server.testing.FeatureContext;
import dev.mold.server.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Titles of places stand for the names that lists show. */
class RowCacheTest {
    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private FeatureContext context;
    private DependencyTracker rows;
    private RowCache<String, String> recent;
    private int reads;

    private void start(TestDatabase database) {
        context = FeatureContext.start(database.fresh(folder), folder);
        rows = context.get(DependencyTracker.class);
        recent = new RowCache<>(rows, clock, this::read);
        run("CREATE TABLE place (name VARCHAR(20) PRIMARY KEY, title VARCHAR(20))");
        run("INSERT INTO place (name, title) VALUES ('a', 'A'), ('b', 'B')");
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private Map<String, String> read(Collection<String> names) {
        reads++;
        var found = new HashMap<String, String>();
        for (var row : context.get(EntityManager.class)
                .createNativeQuery("SELECT name, title FROM place", Object[].class)
                .getResultList()) {
            var columns = (Object[]) row;
            if (names.contains(columns[0].toString())) {
                found.put(columns[0].toString(), columns[1].toString());
            }
        }
        return found;
    }

    private String title(String name) {
        return context.get(Transactions.class).call(() -> recent.find(List.of(name))).get(name);
    }

    private void run(String sql) {
        context.get(Transactions.class)
                .run(() -> context.get(EntityManager.class).createNativeQuery(sql).executeUpdate());
    }

    private void runAsAnotherServer(String sql) throws SQLException {
        try (var connection = context.get(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAskedForAgainIsNotReadAgain(TestDatabase database) {
        start(database);
        assertThat(title("a")).isEqualTo("A");
        assertThat(title("a")).isEqualTo("A");
        assertThat(reads).isEqualTo(1);
        assertThat(title("b")).isEqualTo("B");
        assertThat(title("a")).isEqualTo("A");
        assertThat(reads).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void whatThisServerWritesIsSeenAtOnce(TestDatabase database) {
        start(database);
        title("a");
        run("UPDATE place SET title = 'X' WHERE name = 'a'");
        assertThat(title("a")).isEqualTo("X");
    }

    @ParameterizedTest
    @EnumSource
    void whatAnotherServerWritesIsSeenAfterASecond(TestDatabase database) throws SQLException {
        start(database);
        title("a");
        runAsAnotherServer("UPDATE place SET title = 'X' WHERE name = 'a'");
        clock.advance(Duration.ofMillis(999));
        assertThat(title("a")).isEqualTo("A");
        clock.advance(Duration.ofMillis(1));
        assertThat(title("a")).isEqualTo("X");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotCommittedIsNobodyElsesBusiness(TestDatabase database) {
        start(database);
        context.get(Transactions.class).run(() -> {
            context.get(EntityManager.class)
                    .createNativeQuery("UPDATE place SET title = 'X' WHERE name = 'a'")
                    .executeUpdate();
            assertThat(recent.find(List.of("a"))).containsEntry("a", "X");
            CompletableFuture.runAsync(() -> assertThat(title("a")).isEqualTo("A")).join();
        });
        assertThat(title("a")).isEqualTo("X");
    }

    @ParameterizedTest
    @EnumSource(names = "H2")
    void whatIsMadeOfRecentRowsRestsOnThem(TestDatabase database) {
        start(database);
        var first = rows.track(() -> title("a")).dependencies().orElseThrow();
        var second = rows.track(() -> title("a")).dependencies().orElseThrow();
        assertThat(reads).isEqualTo(1);
        assertThat(first.areCurrent()).isTrue();
        assertThat(second.areCurrent()).isTrue();
        run("UPDATE place SET title = 'X' WHERE name = 'a'");
        assertThat(first.areCurrent()).isFalse();
        assertThat(second.areCurrent()).isFalse();
    }
}
