package dev.mold.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Vault;
import dev.mold.server.testing.FeatureContext;
import dev.mold.server.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseFeatureTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void workIsCommittedAsAWholeOrNotAtAll(TestDatabase database) {
        try (var context = FeatureContext.start(
                database.fresh(folder),
                folder,
                beans -> beans.registerBean(EntityClasses.class, () -> EntityClasses.of(Thing.class)))) {
            var transactions = context.get(Transactions.class);
            var entities = context.get(EntityManager.class);
            transactions.run(() -> entities.createNativeQuery(
                            "CREATE TABLE thing (id CHAR(36) PRIMARY KEY, first_name VARCHAR(20))")
                    .executeUpdate());
            var kept = UUID.randomUUID();
            var lost = UUID.randomUUID();
            transactions.run(() -> entities.persist(new Thing(kept)));
            assertThatThrownBy(() -> transactions.run(() -> {
                        entities.persist(new Thing(lost));
                        entities.flush();
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(transactions.call(() -> entities.find(Thing.class, kept))).isNotNull();
            assertThat(transactions.call(() -> entities.find(Thing.class, lost))).isNull();
        }
    }

    @Test
    void whatIsSealedForOnePurposeCannotBeOpenedForAnother() {
        var vault = TinkVault.withKeyFile(folder.resolve("key"));
        var sealed = vault.seal("hush", "here");
        assertThat(sealed).doesNotContain("hush");
        assertThat(vault.open(sealed, "here")).isEqualTo("hush");
        assertThatThrownBy(() -> vault.open(sealed, "there")).isInstanceOf(IllegalStateException.class);
        assertThat(TinkVault.withKeyFile(folder.resolve("key")).open(sealed, "here")).isEqualTo("hush");
        Vault other = TinkVault.withKeyFile(folder.resolve("other"));
        assertThatThrownBy(() -> other.open(sealed, "here")).hasMessageContaining("not sealed with this key");
    }

    @Entity
    @Table(name = "thing")
    static class Thing {
        @Id
        private UUID id;

        @Column(length = 20)
        private String firstName;

        protected Thing() {}

        Thing(UUID id) {
            this.id = id;
            this.firstName = "x";
        }
    }
}
