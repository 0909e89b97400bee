package dev.mold.server.job.flow;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.EntityLookup;
import dev.mold.api.command.Ownership;
import dev.mold.api.flow.Flow;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.OperationId;
import dev.mold.api.plugin.RecurringWork;
import dev.mold.server.event.EventService;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.RowLocks;
import dev.mold.server.platform.RowLookups;
import dev.mold.server.platform.wire.WireFormat;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** What tests bring themselves. */
    record EngineExtras(EngineProbe probe, EngineTimings timings) {}

    @Bean
    EngineExtras engineExtras(ObjectProvider<EngineProbe> probes, ObjectProvider<EngineTimings> timings) {
        return new EngineExtras(
                probes.getIfAvailable(() -> EngineProbe.NONE), timings.getIfAvailable(EngineTimings::standard));
    }

    @Bean
    EntityClasses flowEntities() {
        return EntityClasses.of(OperationEntity.class, StepEntity.class, ItemEntity.class, CancelEntity.class);
    }

    @Bean
    ServerName serverName(IdSource ids) {
        return new ServerName("mold-" + ids.next());
    }

    @Bean
    FlowRegistry flows(ObjectProvider<Flow<?, ?>> flows) {
        return new FlowRegistry(() -> {
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

    /** An operation, which is the job on the wire, belongs to its caller and to the owner of what it works on. */
    @Bean
    EntityLookup<OperationId> operationLookup(RowLookups rows) {
        return rows.of(
                OperationId.class,
                OperationEntity.class,
                List.of("e.id", "e.callerAccountId", "e.ownerId"),
                columns -> Ownership.of(Stream.of(columns)
                        .skip(1)
                        .map(account -> new AccountId((UUID) account))
                        .collect(Collectors.toSet())));
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
            FlowRegistry flows,
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
    Progress progress(
            OperationRepository operations, Transactions transactions, Clock clock, ServerName server) {
        return new Progress(operations, transactions, clock, server.text());
    }

    /** The threads of remote calls; a class of its own, so that no other bean takes them for its executor. */
    record CallThreads(ExecutorService threads) implements AutoCloseable {
        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    @Bean
    CallThreads callThreads(EngineExtras extras) {
        return new CallThreads(WorkerThreads.forCalls(extras.timings().callThreads()));
    }

    @Bean
    RemoteCalls remoteCalls(CallThreads threads, Clock clock) {
        return new RemoteCalls(threads.threads(), clock);
    }

    @Bean
    Settlement settlement(
            Progress progress,
            OperationEvents events,
            OperationQueue queue,
            WireFormat wire,
            JsonMapper mapper,
            EngineExtras extras,
            Clock clock) {
        return new Settlement(progress, events, queue, wire, mapper, extras.probe(), clock);
    }

    @Bean
    FlowRunner flowRunner(
            FlowRegistry flows,
            Progress progress,
            OperationEvents events,
            OperationQueue queue,
            Settlement settlement,
            RemoteCalls calls,
            JsonMapper mapper,
            EngineExtras extras,
            Clock clock) {
        var data = new DataColumn(mapper);
        var parts = new Pass.Parts(
                progress,
                events,
                queue,
                new StepRunner(events, data, extras.probe(), clock),
                new UndoRunner(events, data, extras.probe(), clock),
                settlement,
                calls,
                extras.timings().lease(),
                clock);
        return new FlowRunner(flows, parts, data, mapper);
    }

    @Bean
    WorkerPool workerPool(
            DataSource dataSource,
            FlowRunner runner,
            OperationQueue queue,
            RecurringWorks recurring,
            EngineExtras extras,
            Clock clock,
            ServerName server) {
        return new WorkerPool(
                dataSource,
                runner,
                queue,
                recurring,
                extras.timings(),
                clock,
                server.text());
    }
}
