package dev.mold.server.job.flow;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.id.OperationId;
import dev.mold.api.plugin.RecurringWork;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** This server's share of the work: takes due operations and recurring work, says that it is alive, takes over from the dead. */
class WorkerPool implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);
    private static final RetryPolicy AFTER_FAULT =
            new RetryPolicy(12, Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final DataSource dataSource;
    private final FlowRunner runner;
    private final OperationQueue queue;
    private final RecurringWorks recurring;
    private final EngineTimings timings;
    private final Clock clock;
    private final String server;
    private volatile Scheduler scheduler;
    private volatile ScheduledExecutorService alarm;

    /** @param server name of this server */
    WorkerPool(
            DataSource dataSource,
            FlowRunner runner,
            OperationQueue queue,
            RecurringWorks recurring,
            EngineTimings timings,
            Clock clock,
            String server) {
        this.dataSource = dataSource;
        this.runner = runner;
        this.queue = queue;
        this.recurring = recurring;
        this.timings = timings;
        this.clock = clock;
        this.server = server;
    }

    @Override
    public void start() {
        alarm = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "operation-alarm");
            thread.setDaemon(true);
            return thread;
        });
        List<Task<?>> operations = List.of(operations());
        scheduler = Scheduler.create(dataSource, operations)
                .startTasks(recurring.all().stream().map(this::task).toList())
                .threads(timings.threads())
                .executorService(WorkerThreads.pool(timings.threads()))
                .pollingInterval(timings.poll())
                .heartbeatInterval(timings.heartbeat())
                .missedHeartbeatsLimit(timings.missedHeartbeats())
                .enableImmediateExecution()
                .alwaysPersistTimestampInUTC()
                .clock(clock::instant)
                .schedulerName(new SchedulerName.Fixed(server))
                .shutdownMaxWait(timings.stopWait())
                .build();
        queue.onWake(scheduler::triggerCheckForDueExecutions);
        scheduler.start();
    }

    private Task<Void> operations() {
        return Tasks.custom(OperationQueue.TASK, Void.class)
                .onFailure(this::afterFault)
                .onDeadExecutionRevive()
                .execute(this::work);
    }

    /** The engine itself failed, as it does without its database; an operation that it never gets through is ended. */
    private void afterFault(ExecutionComplete complete, ExecutionOperations<Void> execution) {
        var failures = complete.getExecution().consecutiveFailures + 1;
        if (failures < AFTER_FAULT.attempts()) {
            execution.reschedule(complete, clock.instant().plus(AFTER_FAULT.delayAfter(failures)));
            return;
        }
        var id = OperationId.of(complete.getExecution().taskInstance.getId());
        try {
            runner.abandon(id, "The server failed " + failures + " times while it worked on it; its log tells more");
            execution.remove();
        } catch (RuntimeException e) {
            LOG.error("Operation {} could not be ended", id, e);
            execution.reschedule(complete, clock.instant().plus(AFTER_FAULT.longestDelay()));
        }
    }

    private CompletionHandler<Void> work(TaskInstance<Void> instance, ExecutionContext context) {
        var state = context.getSchedulerState();
        var verdict = runner.run(OperationId.of(instance.getId()), state::isShuttingDown);
        // An interrupt has ended the step and is over: H2 closes its files if an interrupted thread writes to them.
        if (Thread.interrupted()) {
            LOG.info("Operation {} was interrupted and is worked on again later", instance.getId());
        }
        return (complete, execution) -> {
            var id = OperationId.of(instance.getId());
            switch (verdict.kind()) {
                case ENDED -> {
                    execution.remove();
                    queue.takeLookAgain(id);
                }
                case LOOK_AGAIN -> {
                    execution.reschedule(complete, verdict.at());
                    lookHere(id, verdict);
                }
                case LOST -> LOG.debug("Operation {} is another server's", instance.getId());
            }
        };
    }

    /**
     * An answer that came while the pass ended, or that is waited for, is looked at by this server; and short waits are
     * not made longer by the interval at which due work is looked for.
     */
    private void lookHere(OperationId id, Verdict verdict) {
        var millis = Duration.between(clock.instant(), verdict.here()).toMillis();
        if (queue.takeLookAgain(id) || runner.answered(id)) {
            queue.wake(id);
        } else if (verdict.here().isBefore(verdict.at())) {
            ringIn(millis, () -> queue.wake(id));
        } else if (millis < timings.poll().multipliedBy(10).toMillis()) {
            ringIn(millis, queue::wake);
        }
    }

    private void ringIn(long millis, Runnable look) {
        try {
            alarm.schedule(look, Math.max(0, millis) + 1, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("No wake-up while the server stops");
        }
    }

    private RecurringTask<Void> task(RecurringWork work) {
        return Tasks.recurring(work.name(), FixedDelay.of(work.interval()))
                .execute((instance, context) -> work.work().run());
    }

    @Override
    public void stop() {
        queue.onWake(() -> {});
        alarm.shutdownNow();
        scheduler.stop();
        scheduler = null;
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
