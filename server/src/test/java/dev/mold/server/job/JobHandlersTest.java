package dev.mold.server.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.command.AsyncHandler;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.Paging;
import dev.mold.api.command.RoleType;
import dev.mold.api.command.SyncHandler;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.OperationData;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.Operations;
import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.OperationId;
import dev.mold.api.id.RoleId;
import dev.mold.api.id.UserId;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.event.EventFeature;
import dev.mold.server.testing.FeatureContext;
import dev.mold.server.testing.OneDomain;
import dev.mold.server.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobHandlersTest {
    private final AtomicBoolean open = new AtomicBoolean();

    @TempDir
    Path folder;

    /** Waits until the gate is open; a flow of one step. */
    private final class Gate implements Flow<Gate.Nothing, UUID>, Step<UUID> {
        record Nothing(UUID subject) {}

        @Override
        public String name() {
            return "pass-gate";
        }

        @Override
        public String description() {
            return "waits for the gate";
        }

        @Override
        public Class<Nothing> inputType() {
            return Nothing.class;
        }

        @Override
        public List<Step<UUID>> steps() {
            return List.of(this);
        }

        @Override
        public UUID load(Nothing input, OperationData data) {
            return input.subject();
        }

        @Override
        public StepResult apply(UUID subject) {
            return open.get()
                    ? StepResult.failed(Errors.INSUFFICIENT_CAPACITY, "no room")
                    : StepResult.waiting("the gate is shut", Duration.ofMillis(20));
        }

        @Override
        public RetryPolicy retries() {
            return RetryPolicy.NEVER;
        }
    }

    @Test
    void aJobTellsItsProgressAndItsEndToThoseWhoMayKnow() {
        try (var context = FeatureContext.start(
                TestDatabase.H2.fresh(folder),
                folder,
                beans -> {
                    beans.registerBean(Accounts.class, () -> new OneDomain(new DomainId(new UUID(0, 3))));
                    beans.registerBean(Gate.class, Gate::new);
                },
                EventFeature.class,
                JobFeature.class)) {
            var commands = new Commands(context.get(JobHandlers.class));
            var subject = UUID.randomUUID();
            var caller = caller(1, RoleType.USER);
            var job = context.get(Operations.class).submit(new OperationRequest(
                    "pass-gate",
                    new Gate.Nothing(subject),
                    new Subject("Gate", subject, "gate"),
                    new AccountId(new UUID(0, 2)),
                    caller,
                    "passGate",
                    "GATE.PASS",
                    "passing the gate",
                    false));
            var view = await().until(
                    () -> commands.query(job, caller), seen -> "pass-gate (1 of 1): the gate is shut"
                            .equals(seen.jobprogress()));
            assertThat(view.jobstatus()).isZero();
            assertThat(view.jobresult()).isNull();
            assertThat(view.jobinstanceid()).isEqualTo(subject.toString());
            assertThat(view.domainpath()).isEqualTo("ROOT/a");
            assertThat(context.get(PendingJobs.class).of(List.of(subject, UUID.randomUUID())))
                    .containsExactly(Map.entry(subject, new PendingJobs.PendingJob(job, 0)));
            assertThat(commands.list(caller).count()).isEqualTo(1);
            assertThat(commands.list(caller(9, RoleType.USER)).count()).isZero();
            open.set(true);
            var end = await().until(() -> commands.query(job, caller(2, RoleType.USER)), seen -> seen.jobstatus() == 2);
            assertThat(end.jobresultcode()).isEqualTo(533);
            assertThat(end.jobresulttype()).isEqualTo("object");
            assertThat(end.jobresult().text()).isEqualTo("{\"errorcode\":533,\"errortext\":\"no room\"}");
            assertThat(end.completed()).isNotNull();
            assertThat(commands.query(job, caller(8, RoleType.ADMIN)).jobstatus()).isEqualTo(2);
            assertThat(context.get(PendingJobs.class).of(List.of(subject))).isEmpty();
        }
    }

    private static CallContext caller(int account, RoleType role) {
        return new CallContext(
                new UserId(new UUID(1, account)),
                "somebody",
                new AccountId(new UUID(0, account)),
                "account-" + account,
                new DomainId(new UUID(0, 3)),
                "/a/",
                new RoleId(new UUID(0, 4)),
                role,
                Optional.empty());
    }

    /** The handlers by their commands. */
    private static final class Commands implements CommandRegistrar {
        private final Map<Class<?>, SyncHandler<?, ?>> handlers = new HashMap<>();

        private Commands(CommandSet set) {
            set.registerWith(this);
        }

        @Override
        public <C extends Record, R> void sync(Class<C> command, SyncHandler<C, R> handler) {
            handlers.put(command, handler);
        }

        @Override
        public <C extends Record> void async(Class<C> command, AsyncHandler<C> handler) {
            throw new UnsupportedOperationException();
        }

        @SuppressWarnings("unchecked")
        private JobView query(OperationId job, CallContext call) {
            var handler = (SyncHandler<QueryAsyncJobResult, JobView>) handlers.get(QueryAsyncJobResult.class);
            return handler.handle(new QueryAsyncJobResult(job), call);
        }

        @SuppressWarnings("unchecked")
        private ListAnswer<JobView> list(CallContext call) {
            var handler = (SyncHandler<ListAsyncJobs, ListAnswer<JobView>>) handlers.get(ListAsyncJobs.class);
            return handler.handle(new ListAsyncJobs(null, null, null, null, null, Paging.all()), call);
        }
    }
}
