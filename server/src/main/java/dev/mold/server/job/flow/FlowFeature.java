package dev.mold.server.job.flow;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.flow.Flow;
import dev.mold.api.id.IdSource;
import dev.mold.api.plugin.RecurringWork;
import dev.mold.server.event.EventService;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.RowLocks;
import dev.mold.server.platform.wire.WireFormat;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import tools.jackson.databind.json.JsonMapper;

/** The engine's beans. An {@link EngineProbe} and {@link EngineTimings} are taken from elsewhere where there are any. */
@Configuration(proxyBeanMethods = false)
public class FlowFeature {
    /** This server's name among those that share a database; a new one with every start. */
    record ServerName(String text) {}

    @Bean
    EntityClasses flowEntities() {
        return EntityClasses.of(OperationEntity.class, StepEntity.class, CancelEntity.class);
    }

    @Bean
    ServerName serverName(IdSource ids) {
        return new ServerName("mold-" + ids.next());
    }

    @Bean
    Flows flows(ObjectProvider<Flow<?, ?>> flows) {
        return new Flows(() -> {
            var all = new ArrayList<Flow<?, ?>>();
            flows.orderedStream().forEach(all::add);
            return all;
        });
    }

    @Bean
    RecurringWorks recurringWorks(ObjectProvider<RecurringWork> works) {
        return new RecurringWorks(() -> works.orderedStream().toList());
    }

    @Bean
    OperationRepository operationRepository(EntityManager entities) {
        return new OperationRepository(entities);
    }

    @Bean
    OperationQueue operationQueue(DataSource dataSource, OperationRepository operations, Clock clock) {
        var client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource), List.of())
                .jdbcCustomization(new AutodetectJdbcCustomization(dataSource, true))
                .build();
        return new OperationQueue(client, operations, clock);
    }

    @Bean
    OperationEvents operationEvents(EventService events, JsonMapper mapper) {
        return new OperationEvents(events, mapper);
    }

    @Bean
    FlowEngine flowEngine(
            Flows flows,
            OperationRepository operations,
            OperationQueue queue,
            OperationEvents events,
            Transactions transactions,
            RowLocks locks,
            JsonMapper mapper,
            IdSource ids,
            Clock clock) {
        return new FlowEngine(flows, operations, queue, events, transactions, locks, mapper, ids, clock);
    }

    @Bean
    Jobs jobs(OperationRepository operations, Transactions transactions, JsonMapper mapper) {
        return new Jobs(operations, transactions, mapper);
    }

    @Bean
    Progress progress(OperationRepository operations, Transactions transactions, Clock clock, ServerName server) {
        return new Progress(operations, transactions, clock, server.text());
    }

    @Bean
    FlowRunner flowRunner(
            Flows flows,
            Progress progress,
            OperationEvents events,
            OperationQueue queue,
            WireFormat wire,
            JsonMapper mapper,
            ObjectProvider<EngineProbe> probes,
            Clock clock) {
        var probe = probes.getIfAvailable(() -> EngineProbe.NONE);
        return new FlowRunner(
                flows,
                progress,
                events,
                queue,
                new StepRunner(progress, events, probe, clock),
                new UndoRunner(progress, events, probe, clock),
                new Settlement(progress, events, queue, wire, mapper, probe, clock),
                mapper,
                clock);
    }

    @Bean
    WorkerPool workerPool(
            DataSource dataSource,
            FlowRunner runner,
            OperationQueue queue,
            RecurringWorks recurring,
            ObjectProvider<EngineTimings> timings,
            Clock clock,
            ServerName server) {
        return new WorkerPool(
                dataSource,
                runner,
                queue,
                recurring,
                timings.getIfAvailable(EngineTimings::standard),
                clock,
                server.text());
    }
}
