package dev.mold.server.setting;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Transactions;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.rows.DependencyTracker;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
public class SettingFeature {
    @Bean
    EntityClasses settingEntities() {
        return EntityClasses.of(SettingValueEntity.class);
    }

    @Bean
    StoredSettings storedSettings(
            DependencyTracker rows, EntityManager entities, Transactions transactions, Clock clock) {
        return new StoredSettings(rows, entities, transactions, clock);
    }

    @Bean
    SettingService settingService(
            ObjectProvider<SettingSet> sets, StoredSettings stored, ObjectProvider<Accounts> accounts) {
        return new SettingService(
                new SettingCatalogue(sets.orderedStream().toList()), stored, accounts::getObject);
    }

    @Bean
    StoredValueCheck storedValueCheck(
            SettingService settings, ObjectProvider<Events> events, ObjectProvider<Accounts> accounts) {
        return new StoredValueCheck(settings, events::getObject, accounts::getObject);
    }

    @Bean
    SettingHandlers settingHandlers(SettingService settings) {
        return new SettingHandlers(settings);
    }
}
