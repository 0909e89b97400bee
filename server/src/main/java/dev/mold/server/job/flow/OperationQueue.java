package dev.mold.server.job.flow;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.mold.api.id.OperationId;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Which operations are due. What is changed in a transaction counts when that is committed. */
class OperationQueue {
    private static final Logger LOG = LoggerFactory.getLogger(OperationQueue.class);

    /** Name of the scheduler's task; its instances are called by the operations' ids. */
    static final String TASK = "operation";

    private final SchedulerClient client;
    private final OperationRepository operations;
    private final Clock clock;
    private final AtomicReference<Runnable> alarm = new AtomicReference<>(() -> {});
    /** Operations that were to be looked at while this server, or another, was looking at them. */
    private final Set<OperationId> lookAgain = ConcurrentHashMap.newKeySet();

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

    /**
     * Makes an operation that waits for something be looked at now; one that a server looks at already, once more.
     */
    void wake(OperationId id) {
        try {
            client.reschedule(TaskInstanceId.of(TASK, id.toString()), clock.instant());
            wakeAfterCommit();
        } catch (TaskInstanceCurrentlyExecutingException | ExecutionException e) {
            // taken up, or rescheduled, this moment; what this transaction changes may be seen by the next look only
            afterCommit(() -> wakeBusy(id));
        } catch (TaskInstanceNotFoundException e) {
            LOG.debug("Operation {} has ended and needs no look", id);
        }
    }

    private void wakeBusy(OperationId id) {
        // noted first: if the look that is under way ends meanwhile, either this call reschedules it or that look does
        lookAgain.add(id);
        try {
            client.reschedule(TaskInstanceId.of(TASK, id.toString()), clock.instant());
            lookAgain.remove(id);
            wake();
        } catch (TaskInstanceCurrentlyExecutingException | ExecutionException e) {
            LOG.debug("Operation {} is looked at again once this look has ended", id);
        } catch (TaskInstanceNotFoundException e) {
            lookAgain.remove(id);
        }
    }

    /** Whether the operation was to be looked at while it was being looked at; forgets it. */
    boolean takeLookAgain(OperationId id) {
        return lookAgain.remove(id);
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
        afterCommit(this::wake);
    }

    private static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                // not in afterCommit, for the connection is still the transaction's there
                if (status == STATUS_COMMITTED) {
                    work.run();
                }
            }
        });
    }
}
