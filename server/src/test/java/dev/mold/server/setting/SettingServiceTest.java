package dev.mold.server.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.config.Setting;
import dev.mold.api.config.SettingScope;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.server.platform.DatabaseSettings;
import dev.mold.server.platform.rows.StatementDependencyTracker;
import dev.mold.server.testing.FeatureContext;
import dev.mold.server.testing.OneDomain;
import dev.mold.server.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingServiceTest {
    private static final Setting<Long> SIZE =
            Setting.number("cluster.size", 50, 1, 100, "How big").alsoKnownAs("size.of.cluster").scopedTo(SettingScope.ACCOUNT);
    private static final Setting<Boolean> ENABLED = Setting.flag("service.enabled", false, "Whether").atRestart();
    private static final DomainId DOMAIN = new DomainId(new UUID(0, 1));
    private static final AccountId ONE = new AccountId(new UUID(0, 2));
    private static final AccountId OTHER = new AccountId(new UUID(0, 3));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void theNarrowestValueCountsAndAnAliasNamesTheSameSetting(TestDatabase database) {
        try (var context = start(database)) {
            var settings = context.get(SettingService.class);
            assertThat(settings.value(SIZE)).isEqualTo(50);
            assertThat(settings.named("size.of.cluster")).isEqualTo(SIZE);
            settings.change(SIZE, Place.EVERYWHERE, " 60 ");
            settings.change(SIZE, Place.of(SettingScope.DOMAIN, DOMAIN), "70");
            settings.change(SIZE, Place.of(SettingScope.ACCOUNT, ONE), "80");
            assertThat(settings.value(SIZE)).isEqualTo(60);
            assertThat(settings.value(SIZE, ONE)).isEqualTo(80);
            assertThat(settings.value(SIZE, OTHER)).isEqualTo(70);
            settings.reset(SIZE, Place.of(SettingScope.DOMAIN, DOMAIN));
            assertThat(settings.value(SIZE, OTHER)).isEqualTo(60);
        }
    }

    @Test
    void aSettingOfTheStartKeepsItsValueUntilTheNext() {
        var database = TestDatabase.H2.fresh(folder);
        try (var context = start(database)) {
            var settings = context.get(SettingService.class);
            settings.change(ENABLED, Place.EVERYWHERE, "true");
            assertThat(settings.value(ENABLED)).isFalse();
            assertThat(settings.text(ENABLED, Place.EVERYWHERE)).isEqualTo("true");
        }
        try (var context = start(database)) {
            assertThat(context.get(SettingService.class).value(ENABLED)).isTrue();
        }
    }

    @Test
    void aStoredValueThatTheSettingCannotHaveDoesNotCount() {
        try (var context = start(TestDatabase.H2)) {
            var settings = context.get(SettingService.class);
            var stored = context.get(StoredSettings.class);
            settings.change(SIZE, Place.EVERYWHERE, "60");
            stored.put(SIZE.key(), Place.of(SettingScope.DOMAIN, DOMAIN), "101");
            assertThat(settings.value(SIZE, OTHER)).isEqualTo(60);
            assertThat(settings.text(SIZE, Place.of(SettingScope.DOMAIN, DOMAIN))).isEqualTo("60");
            stored.put(SIZE.key(), Place.EVERYWHERE, "many");
            assertThat(settings.value(SIZE)).isEqualTo(50);
            assertThat(settings.text(SIZE, Place.EVERYWHERE)).isEqualTo("50");
            assertThat(settings.unusableValues())
                    .extracting(UnusableValue::problem)
                    .containsExactlyInAnyOrder(
                            "Invalid value \"101\" for setting cluster.size: it must be a whole number from 1 to 100",
                            "Invalid value \"many\" for setting cluster.size: it must be a whole number from 1 to 100");
        }
    }

    @Test
    void whatIsNoValueAndWhatIsNoSettingAreRefused() {
        try (var context = start(TestDatabase.H2)) {
            var settings = context.get(SettingService.class);
            assertThatThrownBy(() -> settings.change(SIZE, Place.EVERYWHERE, "many"))
                    .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code())
                            .isEqualTo(Errors.INVALID_PARAMETER));
            assertThatThrownBy(() -> settings.named("no.such")).hasMessageContaining("no.such");
            assertThat(settings.value(SIZE)).isEqualTo(50);
        }
    }

    @Test
    void anotherServersValueIsSeenAfterAMoment() {
        try (var context = start(TestDatabase.H2)) {
            var settings = context.get(SettingService.class);
            assertThat(settings.value(SIZE)).isEqualTo(50);
            var other = new StoredSettings(
                    new StatementDependencyTracker(false),
                    context.get(EntityManager.class),
                    context.get(Transactions.class),
                    Clock.systemUTC());
            other.put(SIZE.key(), Place.EVERYWHERE, "51");
            var later = new StoredSettings(
                    new StatementDependencyTracker(false),
                    context.get(EntityManager.class),
                    context.get(Transactions.class),
                    Clock.offset(Clock.systemUTC(), Duration.ofSeconds(3)));
            assertThat(later.find(SIZE.key(), Place.EVERYWHERE)).contains("51");
            await().until(() -> settings.value(SIZE) == 51);
        }
    }

    @Test
    void twoSettingsOfOneNameAreAFaultOfTheProgram() {
        var twice = List.of(SettingSet.of(SIZE), SettingSet.of(Setting.flag("size.of.cluster", true, "")));
        assertThatThrownBy(() -> new SettingCatalogue(twice)).hasMessageContaining("size.of.cluster");
    }

    private FeatureContext start(TestDatabase database) {
        return start(database.fresh(folder));
    }

    private FeatureContext start(DatabaseSettings database) {
        return FeatureContext.start(
                database,
                folder,
                beans -> {
                    beans.registerBean(SettingSet.class, () -> SettingSet.of(SIZE, ENABLED));
                    beans.registerBean(Accounts.class, () -> new OneDomain(DOMAIN));
                },
                SettingFeature.class);
    }
}
