package dev.mold.koral;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Events;
import dev.mold.api.cloud.Images;
import dev.mold.api.cloud.KeyPairs;
import dev.mold.api.cloud.Machines;
import dev.mold.api.cloud.NetworkRules;
import dev.mold.api.cloud.Networks;
import dev.mold.api.cloud.Offerings;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.cloud.Vault;
import dev.mold.api.cloud.Zones;
import dev.mold.api.config.Settings;
import dev.mold.api.flow.Operations;
import dev.mold.api.id.IdSource;
import dev.mold.api.plugin.PluginContext;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Makes the server's services beans of the plugin's context. */
final class CloudConfiguration {
    private static final List<Class<?>> SERVICES = List.of(
            Accounts.class,
            Events.class,
            Images.class,
            KeyPairs.class,
            Machines.class,
            NetworkRules.class,
            Networks.class,
            Offerings.class,
            Transactions.class,
            Vault.class,
            Zones.class,
            Settings.class,
            Operations.class,
            IdSource.class,
            EntityManager.class,
            SecureRandom.class,
            Clock.class);

    private CloudConfiguration() {}

    static void register(AnnotationConfigApplicationContext beans, PluginContext server) {
        SERVICES.forEach(type -> register(beans, type, server));
    }

    /** The server's objects are the server's to close, so they are handed in without a life cycle. */
    private static <T> void register(AnnotationConfigApplicationContext beans, Class<T> type, PluginContext server) {
        var definition = BeanDefinitionBuilder.genericBeanDefinition(type, () -> server.service(type))
                .getBeanDefinition();
        definition.setDestroyMethodName("");
        definition.setPrimary(true);
        beans.registerBeanDefinition(type.getName(), definition);
    }
}
