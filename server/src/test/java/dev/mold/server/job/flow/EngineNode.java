package dev.mold.server.job.flow;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.OperationId;
import dev.mold.server.event.EventService;
import dev.mold.server.platform.RowLocks;
import dev.mold.server.platform.wire.WireFormat;
import dev.mold.server.testing.FeatureContext;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import tools.jackson.databind.json.JsonMapper;

/** One server's engine on a database that several share. It can be cut off, as a server that is killed is. */
final class EngineNode implements AutoCloseable {
    static final EngineTimings QUICK =
            new EngineTimings(Duration.ofMillis(20), Duration.ofMillis(100), 4, 8, 16, Duration.ofSeconds(2));

    /** Thrown where a killed server would just be gone. */
    static final class Killed extends Error {}

    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private final FlowEngine engine;
    private final WorkerPool pool;
    private final Progress progress;
    private final ExecutorService calls = WorkerThreads.forCalls(QUICK.callThreads());
    private volatile boolean beatsCut;
    private volatile boolean writesCut;

    EngineNode(FeatureContext shared, String name, Clock clock, EngineProbe probe, List<Flow<?, ?>> known) {
        var dataSource = new DelegatingDataSource(shared.get(DataSource.class)) {
            @Override
            public Connection getConnection() throws SQLException {
                if (beatsCut) {
                    throw new SQLException(name + " is cut off");
                }
                return super.getConnection();
            }
        };
        var all = shared.get(Transactions.class);
        var transactions = new Transactions() {
            @Override
            public <T> T call(Supplier<T> work) {
                if (writesCut) {
                    throw new IllegalStateException(name + " is cut off");
                }
                begun.incrementAndGet();
                return all.call(work);
            }
        };
        var mapper = shared.get(JsonMapper.class);
        var operations = new OperationRepository(shared.get(EntityManager.class));
        var client = SchedulerClient.Builder.create(
                        new TransactionAwareDataSourceProxy(shared.get(DataSource.class)), List.of())
                .jdbcCustomization(new AutodetectJdbcCustomization(shared.get(DataSource.class), true))
                .build();
        var queue = new OperationQueue(client, operations, clock);
        var events = new OperationEvents(shared.get(EventService.class), mapper);
        var flows = new FlowRegistry(() -> known);
        var data = new DataColumn(mapper);
        progress = new Progress(operations, transactions, clock, name);
        var counting = (EngineProbe) (operation, flow, step, point) -> {
            if (point == EngineProbe.Point.AFTER_SETTLED) {
                taken.incrementAndGet();
            }
            probe.at(operation, flow, step, point);
        };
        var parts = new Pass.Parts(
                progress,
                events,
                queue,
                new StepRunner(events, data, counting, clock),
                new UndoRunner(events, data, counting, clock),
                new Settlement(progress, events, queue, shared.get(WireFormat.class), mapper, counting, clock),
                new RemoteCalls(calls, clock),
                QUICK.lease(),
                clock);
        var runner = new FlowRunner(flows, parts, data, mapper);
        engine = new FlowEngine(
                flows,
                operations,
                queue,
                events,
                transactions,
                shared.get(RowLocks.class),
                mapper,
                shared.get(IdSource.class),
                clock);
        pool = new WorkerPool(dataSource, runner, queue, new RecurringWorks(List::of), QUICK, clock, name);
    }

    EngineNode start() {
        pool.start();
        return this;
    }

    FlowEngine engine() {
        return engine;
    }

    Progress progress() {
        return progress;
    }

    /** How many operations it brought to their end. */
    int ended() {
        return taken.get();
    }

    /** How many transactions its engine began. */
    int transactions() {
        return begun.get();
    }

    /** From now on it changes nothing, like a killed server. */
    void kill() {
        beatsCut = true;
        writesCut = true;
    }

    /** It works on but cannot say so, like a server that hangs for a while. */
    void hang() {
        beatsCut = true;
    }

    @Override
    public void close() {
        if (pool.isRunning()) {
            pool.stop();
        }
        calls.shutdownNow();
    }

    OperationId submit(OperationRequest request) {
        return engine.submit(request);
    }
}
