package dev.mold.server.job.flow;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.mold.api.id.OperationId;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Which operations are due. What is changed in a transaction counts when that is committed. */
class OperationQueue {
    /** Name of the scheduler's task; its instances are called by the operations' ids. */
    static final String TASK = "operation";

    private final SchedulerClient client;
    private final OperationRepository operations;
    private final Clock clock;
    private final AtomicReference<Runnable> alarm = new AtomicReference<>(() -> {});

    /** @param client joins the transactions of its callers */
    OperationQueue(SchedulerClient client, OperationRepository operations, Clock clock) {
        this.client = client;
        this.operations = operations;
        this.clock = clock;
    }

    /** @param look makes this server look for due work at once */
    void onWake(Runnable look) {
        alarm.set(look);
    }

    void add(OperationId id) {
        client.scheduleIfNotExists(new TaskInstance<Void>(TASK, id.toString()), clock.instant());
        wakeAfterCommit();
    }

    /** Makes an operation that waits for something be looked at now, unless a server is at it already. */
    void wake(OperationId id) {
        try {
            client.reschedule(TaskInstanceId.of(TASK, id.toString()), clock.instant());
        } catch (TaskInstanceException e) {
            // it is being worked on, or has just ended: either way it needs no waking
            return;
        }
        wakeAfterCommit();
    }

    /** Makes the operations that wait for the end of this one be looked at. */
    void wakeNext(OperationEntity ended) {
        operations.open(ended.subjectType, ended.subjectId).stream()
                .filter(other -> !other.id.equals(ended.id))
                .forEach(other -> wake(new OperationId(other.id)));
    }

    /** Looks for due work now. */
    void wake() {
        alarm.get().run();
    }

    private void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }
}
