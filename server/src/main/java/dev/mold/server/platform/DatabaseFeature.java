package dev.mold.server.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.mold.api.cloud.Transactions;
import dev.mold.server.platform.rows.StatementDependencyTracker;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.EnvironmentSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database, its schema, and Hibernate over the persistent classes of all features and plugins. */
@Configuration(proxyBeanMethods = false)
public class DatabaseFeature {
    /**
     * How long a transaction may be idle before the database rolls it back, so that a server that hangs does not keep
     * rows locked. Shorter than the time for which the others wait for a lock (50 seconds by default).
     */
    private static final Duration IDLE_TRANSACTION = Duration.ofSeconds(40);

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("mold");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(2);
        config.setAutoCommit(true);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (settings.mariaDb()) {
            config.setConnectionInitSql("SET SESSION idle_transaction_timeout = " + IDLE_TRANSACTION.toSeconds());
        }
        return new HikariDataSource(config);
    }

    /** Migrates the schema. Beans that use the database depend on this one. */
    @Bean
    SchemaReady schemaReady(DataSource dataSource, DatabaseSettings settings, ObjectProvider<Migrations> plugins) {
        var vendor = settings.mariaDb() ? "mariadb" : "h2";
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/" + vendor, "classpath:db/common")
                .load()
                .migrate();
        plugins.orderedStream().forEach(plugin -> Flyway.configure(plugin.loader())
                .dataSource(dataSource)
                .table(plugin.historyTable())
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .locations("classpath:" + plugin.location())
                .load()
                .migrate());
        return new SchemaReady();
    }

    @Bean
    StatementDependencyTracker dependencyTracker(DatabaseSettings settings) {
        return new StatementDependencyTracker(settings.ours());
    }

    @Bean(destroyMethod = "close")
    EntityManagerFactory entityManagerFactory(
            DataSource dataSource,
                    SchemaReady schema, StatementDependencyTracker rows, ObjectProvider<EntityClasses> entities) {
        var configuration = new HibernatePersistenceConfiguration("mold");
        var classes = entities.orderedStream()
                .map(EntityClasses::classes)
                .flatMap(List::stream)
                .toList();
        classes.forEach(configuration::managedClass);
        return configuration
                // Hibernate loads classes by name, and a plugin's are not on the server's class path.
                .property(
                        EnvironmentSettings.CLASSLOADERS,
                        classes.stream().map(Class::getClassLoader).collect(Collectors.toSet()))
                .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
                .property(JdbcSettings.JDBC_TIME_ZONE, "UTC")
                .property(JdbcSettings.STATEMENT_INSPECTOR, rows)
                .property(MappingSettings.PHYSICAL_NAMING_STRATEGY, PhysicalNamingStrategySnakeCaseImpl.class.getName())
                .property(MappingSettings.PREFERRED_UUID_JDBC_TYPE, "CHAR")
                .property(BatchSettings.STATEMENT_BATCH_SIZE, 50)
                .property(BatchSettings.ORDER_INSERTS, true)
                .property(BatchSettings.ORDER_UPDATES, true)
                .createEntityManagerFactory();
    }

    /** A shared proxy that delegates to the entity manager of the current transaction. */
    @Bean(destroyMethod = "")
    EntityManager entityManager(EntityManagerFactory factory) {
        return SharedEntityManagerCreator.createSharedEntityManager(factory);
    }

    /**
     * Also exposes the JDBC connection of a transaction to code that uses the data source through Spring, such as the
     * scheduler.
     */
    @Bean
    PlatformTransactionManager transactionManager(EntityManagerFactory factory, DataSource dataSource) {
        var manager = new JpaTransactionManager(factory);
        manager.setDataSource(dataSource);
        manager.setJpaDialect(new HibernateJpaDialect());
        return manager;
    }

    @Bean
    Transactions transactions(PlatformTransactionManager manager) {
        var template = new TransactionTemplate(manager);
        return new SpringTransactions(template);
    }

    @Bean
    Guard guard(EntityManager entities, Transactions transactions) {
        return new Guard(entities, transactions);
    }

    @Bean
    RowLookups rowLookups(EntityManager entities, Transactions transactions) {
        return new RowLookups(entities, transactions);
    }

    @Bean
    RowLocks rowLocks(EntityManager entities) {
        return new RowLocks(entities);
    }

    /** Marks that the schema is up to date. */
    public static final class SchemaReady {}
}
