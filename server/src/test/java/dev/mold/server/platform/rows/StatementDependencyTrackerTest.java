package dev.mold.server.platform.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.Transactions;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.testing.FeatureContext;
import dev.mold.server.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class StatementDependencyTrackerTest {
    @TempDir
    Path folder;

    private FeatureContext context;
    private DependencyTracker rows;
    private EntityManager entities;
    private Transactions transactions;
    private UUID apple;

    @BeforeEach
    void start() {
        context = FeatureContext.start(
                TestDatabase.H2.fresh(folder),
                folder,
                beans -> beans.registerBean(EntityClasses.class, () -> EntityClasses.of(Apple.class, Pear.class)));
        rows = context.get(DependencyTracker.class);
        entities = context.get(EntityManager.class);
        transactions = context.get(Transactions.class);
        execute("CREATE TABLE apple (id CHAR(36) PRIMARY KEY, colour VARCHAR(20))");
        execute("CREATE TABLE pear (id CHAR(36) PRIMARY KEY)");
        apple = UUID.randomUUID();
        transactions.run(() -> entities.persist(new Apple(apple)));
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private Dependencies apples() {
        return rows.track(this::countApples).dependencies().orElseThrow();
    }

    private long countApples() {
        return transactions.call(() ->
                entities.createQuery("select count(a) from Apple a", Long.class).getSingleResult());
    }

    private void execute(String sql) {
        transactions.run(() -> entities.createNativeQuery(sql).executeUpdate());
    }

    @Test
    void whatWasReadStandsWhileNobodyWrites() {
        var watched = rows.track(this::countApples);
        assertThat(watched.value()).isEqualTo(1);
        countApples();
        assertThat(watched.dependencies().orElseThrow().areCurrent()).isTrue();
    }

    @Test
    void everyWayOfWritingMakesItFall() {
        falls(() -> transactions.run(() -> entities.persist(new Apple(UUID.randomUUID()))));
        falls(() -> transactions.run(() -> entities.find(Apple.class, apple).colour = "green"));
        falls(() -> transactions.run(
                () -> entities.createQuery("update Apple a set a.colour = 'red'").executeUpdate()));
        falls(() -> execute("UPDATE apple SET colour = 'brown'"));
        falls(() -> execute("ALTER TABLE pear ADD COLUMN size INT"));
        falls(() -> transactions.run(() -> entities.remove(entities.find(Apple.class, apple))));
    }

    private void falls(Runnable writing) {
        var dependencies = apples();
        writing.run();
        assertThat(dependencies.areCurrent()).isFalse();
        assertThat(apples().areCurrent()).isTrue();
    }

    @Test
    void whatIsWrittenElsewhereIsNoConcernOfIt() {
        var dependencies = apples();
        transactions.run(() -> entities.persist(new Pear(UUID.randomUUID())));
        transactions.run(() -> entities.find(Apple.class, apple));
        assertThat(dependencies.areCurrent()).isTrue();
    }

    @Test
    void nothingStandsOrIsKeptWhileSomebodyIsWriting() {
        var dependencies = apples();
        transactions.run(() -> {
            entities.find(Apple.class, apple).colour = "green";
            entities.flush();
            CompletableFuture.runAsync(() -> {
                        assertThat(dependencies.areCurrent()).isFalse();
                        assertThat(rows.track(this::countApples).dependencies()).isEmpty();
                    })
                    .join();
        });
        assertThat(apples().areCurrent()).isTrue();
    }

    @Test
    void whatWasTakenBackCountsAsWrittenTo() {
        var dependencies = apples();
        assertThatThrownBy(() -> transactions.run(() -> {
                    entities.find(Apple.class, apple).colour = "green";
                    entities.flush();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(dependencies.areCurrent()).isFalse();
        assertThat(apples().areCurrent()).isTrue();
    }

    @Test
    void anInnerTransactionCountsForItself() {
        var inner = new TransactionTemplate(context.get(PlatformTransactionManager.class));
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transactions.run(() -> {
            entities.createQuery("delete from Pear").executeUpdate();
            inner.executeWithoutResult(status -> entities.persist(new Apple(UUID.randomUUID())));
            CompletableFuture.runAsync(() -> {
                        assertThat(apples().areCurrent()).isTrue();
                        var pears = rows.track(() -> transactions.call(() ->
                                entities.createQuery("from Pear", Pear.class).getResultList()));
                        assertThat(pears.dependencies()).isEmpty();
                    })
                    .join();
        });
    }

    @Test
    void whatRestsOnACopyInMemoryStandsAsLongAsThatWouldBeHandedOutAgain() {
        var same = new AtomicBoolean(true);
        var dependencies = rows.track(() -> {
                    rows.dependsOn(this, same::get);
                    return "made";
                })
                .dependencies()
                .orElseThrow();
        assertThat(dependencies.areCurrent()).isTrue();
        same.set(false);
        assertThat(dependencies.areCurrent()).isFalse();
    }

    @Test
    void workThatHasBegunCannotBeWatched() {
        assertThatThrownBy(() -> transactions.run(() -> rows.track(this::countApples)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(rows.track(this::countApples).dependencies()).isPresent();
    }

    @Test
    void aDatabaseThatOthersWriteToGivesNoBasis() {
        var watched = new StatementDependencyTracker(false).track(this::countApples);
        assertThat(watched.value()).isEqualTo(1);
        assertThat(watched.dependencies()).isEmpty();
    }

    @Entity(name = "Apple")
    @Table(name = "apple")
    static class Apple {
        @Id
        private UUID id;

        private String colour;

        protected Apple() {}

        Apple(UUID id) {
            this.id = id;
        }
    }

    @Entity(name = "Pear")
    @Table(name = "pear")
    static class Pear {
        @Id
        private UUID id;

        protected Pear() {}

        Pear(UUID id) {
            this.id = id;
        }
    }
}
