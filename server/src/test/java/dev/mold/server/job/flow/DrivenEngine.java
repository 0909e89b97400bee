package dev.mold.server.job.flow;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization;
import dev.mold.api.cloud.Accounts;
import dev.mold.api.cloud.Transactions;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.Operation;
import dev.mold.api.flow.OperationQuery;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.Operations;
import dev.mold.api.flow.Outcome;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.IdSource;
import dev.mold.api.id.OperationId;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.event.EventFeature;
import dev.mold.server.event.EventService;
import dev.mold.server.platform.DatabaseSettings;
import dev.mold.server.platform.EntityClasses;
import dev.mold.server.platform.RowLocks;
import dev.mold.server.platform.wire.WireFormat;
import dev.mold.server.testing.FeatureContext;
import dev.mold.server.testing.OneDomain;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real engine on a database in memory, driven by a test: an operation is worked on when the test says so, look after
 * look, and the clock jumps from each to the next. Calls to nodes run at once, on the test's thread. One engine at a time
 * in a JVM.
 */
public final class DrivenEngine implements Operations {
    private static final int MAX_LOOKS = 20_000;
    private static final Duration LEASE = Duration.ofSeconds(6);

    private final FeatureContext shared = Shared.context();
    private final Clock clock;
    private final Consumer<Duration> advance;
    private final FlowEngine engine;
    private final Map<OperationId, OperationRequest> requests = new LinkedHashMap<>();
    private final Map<OperationId, List<String>> notes = new HashMap<>();
    private final AtomicReference<Faults> faults = new AtomicReference<>(Faults.NONE);
    private final AtomicReference<Outcome> outcome = new AtomicReference<>();
    private final AtomicReference<JobAnswer> answer = new AtomicReference<>();
    private final OperationQueue queue;
    private final FlowRegistry flows;
    private Consumer<Runnable> settling = Runnable::run;
    private int servers;

    /** One for all tests of a JVM; each engine begins with empty tables. */
    private static final class Shared {
        private static final FeatureContext CONTEXT = start();

        static FeatureContext context() {
            var transactions = CONTEXT.get(Transactions.class);
            var entities = CONTEXT.get(EntityManager.class);
            transactions.run(() -> List.of(
                            "scheduled_tasks",
                            "operation_item",
                            "operation_step",
                            "operation_cancel",
                            "operation",
                            "event_log")
                    .forEach(table -> entities.createNativeQuery("DELETE FROM " + table).executeUpdate()));
            return CONTEXT;
        }

        private static FeatureContext start() {
            var database = new DatabaseSettings(
                    "jdbc:h2:mem:driven;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                            + ";DB_CLOSE_DELAY=-1",
                    "mold",
                    "",
                    8);
            try {
                var folder = Files.createTempDirectory("driven-engine");
                folder.toFile().deleteOnExit();
                return FeatureContext.start(
                        database,
                        folder,
                        beans -> {
                            beans.registerBean(
                                    EntityClasses.class,
                                    () -> EntityClasses.of(
                                            OperationEntity.class,
                                            StepEntity.class,
                                            ItemEntity.class,
                                            CancelEntity.class));
                            beans.registerBean(Accounts.class, () -> new OneDomain(new DomainId(new UUID(0, 3))));
                        },
                        EventFeature.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * @param known the flows, asked for late
     * @param ids makes the operations' ids
     * @param advance moves the clock on
     */
    public DrivenEngine(
            Supplier<List<Flow<?, ?>>> known, IdSource ids, Clock clock, Consumer<Duration> advance) {
        this.clock = clock;
        this.advance = advance;
        this.flows = new FlowRegistry(() -> known.get().stream().<Flow<?, ?>>map(this::faulty).toList());
        var client = SchedulerClient.Builder.create(
                        new TransactionAwareDataSourceProxy(shared.get(DataSource.class)), List.of())
                .jdbcCustomization(new AutodetectJdbcCustomization(shared.get(DataSource.class), true))
                .build();
        this.queue = new OperationQueue(client, operations(), clock);
        this.engine = new FlowEngine(
                flows,
                operations(),
                queue,
                events(),
                shared.get(Transactions.class),
                shared.get(RowLocks.class),
                shared.get(JsonMapper.class),
                ids,
                clock);
    }

    private <I extends Record, C> Flow<I, C> faulty(Flow<I, C> flow) {
        return new FaultyFlow<>(flow, faults::get, this::settle, answer::set);
    }

    /**
     * Has flows settle in transactions of another database than the engine's.
     *
     * @return this engine
     */
    public DrivenEngine settlingIn(Transactions transactions) {
        settling = transactions::run;
        return this;
    }

    private void settle(Outcome ended, Runnable settle) {
        settling.accept(settle);
        outcome.set(ended);
    }

    /**
     * Works on an operation to its end. A crash ends the server that works on it; another one carries on.
     *
     * @return how it ended
     */
    public Outcome run(OperationId id, Faults what) {
        faults.set(what);
        outcome.set(null);
        answer.set(null);
        var server = server();
        for (int look = 0; look < MAX_LOOKS; look++) {
            try {
                var verdict = server.run(id, () -> false);
                note(id);
                if (verdict.kind() == Verdict.Kind.ENDED) {
                    return ended(id);
                }
                goOn(verdict);
            } catch (Faults.Crash crash) {
                server = server();
            }
        }
        throw new AssertionError("Operation " + id + " does not come to an end: " + notes(id));
    }

    private Outcome ended(OperationId id) {
        var found = outcome.get();
        if (found == null) {
            throw new AssertionError("Operation " + id + " ended without an outcome: " + find(id));
        }
        return found;
    }

    private void goOn(Verdict verdict) {
        var pause = Duration.between(clock.instant(), verdict.here());
        if (!pause.isNegative()) {
            advance.accept(pause);
        }
    }

    private FlowRunner server() {
        var mapper = shared.get(JsonMapper.class);
        var data = new DataColumn(mapper);
        servers++;
        var progress = new Progress(operations(), shared.get(Transactions.class), clock, "driven-" + servers);
        var settlement = new Settlement(
                progress, events(), queue, shared.get(WireFormat.class), mapper, EngineProbe.NONE, clock);
        var parts = new Pass.Parts(
                progress,
                events(),
                queue,
                new StepRunner(events(), data, EngineProbe.NONE, clock),
                new UndoRunner(events(), data, EngineProbe.NONE, clock),
                settlement,
                new RemoteCalls(Runnable::run, clock),
                LEASE,
                clock);
        return new FlowRunner(flows, parts, data, mapper);
    }

    private OperationRepository operations() {
        return new OperationRepository(shared.get(EntityManager.class));
    }

    private OperationEvents events() {
        return new OperationEvents(shared.get(EventService.class), shared.get(JsonMapper.class));
    }

    private void note(OperationId id) {
        var seen = notes.computeIfAbsent(id, key -> new ArrayList<>());
        find(id).orElseThrow().steps().forEach(step -> step.note()
                .map(note -> step.name() + ": " + note)
                .filter(note -> !seen.contains(note))
                .ifPresent(seen::add));
    }

    /** What the steps of an operation waited for and failed with, as far as it was seen between looks. */
    public List<String> notes(OperationId id) {
        return notes.getOrDefault(id, List.of());
    }

    public OperationRequest request(OperationId id) {
        return requests.get(id);
    }

    /** The result of the operation that ran last; empty if it failed. */
    public Optional<JobAnswer> answer() {
        return Optional.ofNullable(answer.get());
    }

    /** The oldest operation that has not ended; a failure to find one is the test's. */
    public OperationId oldest() {
        return requests.keySet().stream()
                .filter(id -> !find(id).orElseThrow().state().ended())
                .findFirst()
                .orElseThrow();
    }

    /** The operation that was submitted last. */
    public OperationId last() {
        return requests.keySet().stream().reduce((first, second) -> second).orElseThrow();
    }

    @Override
    public OperationId submit(OperationRequest request) {
        var id = engine.submit(request);
        requests.putIfAbsent(id, request);
        return id;
    }

    @Override
    public void cancel(OperationId id, String reason) {
        engine.cancel(id, reason);
    }

    @Override
    public Optional<Operation> find(OperationId id) {
        return engine.find(id);
    }

    @Override
    public Optional<Operation> underWay(String subjectType, UUID subject) {
        return engine.underWay(subjectType, subject);
    }

    @Override
    public Set<UUID> underWay(String subjectType, Collection<UUID> subjects) {
        return engine.underWay(subjectType, subjects);
    }

    @Override
    public Optional<Operation> latest(String subjectType, UUID subject) {
        return engine.latest(subjectType, subject);
    }

    @Override
    public ListAnswer<Operation> list(OperationQuery query) {
        return engine.list(query);
    }
}
