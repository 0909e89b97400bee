package dev.mold.server.job.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.mold.api.id.OperationId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class OperationQueueTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final OperationId ONE = new OperationId(UUID.randomUUID());
    private static final OperationId OTHER = new OperationId(UUID.randomUUID());

    private final SchedulerClient scheduler = mock(SchedulerClient.class);
    private final OperationRepository operations = mock(OperationRepository.class);
    private final OperationQueue queue =
            new OperationQueue(scheduler, operations, Clock.fixed(NOW, ZoneOffset.UTC));
    private final AtomicInteger looks = new AtomicInteger();

    OperationQueueTest() {
        queue.onWake(looks::incrementAndGet);
    }

    @AfterEach
    void endTheTransaction() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.clearSynchronization();
        }
    }

    @Test
    void aNewOperationIsDueAtOnce() {
        queue.add(ONE);
        verify(scheduler).scheduleIfNotExists(new TaskInstance<Void>("operation", ONE.toString()), NOW);
        assertThat(looks).hasValue(1);
    }

    @Test
    void anOperationThatIsWokenIsDueAtOnce() {
        queue.wake(ONE);
        verify(scheduler).reschedule(any(TaskInstanceId.class), eq(NOW));
        assertThat(looks).hasValue(1);
        assertThat(queue.takeLookAgain(ONE)).isFalse();
    }

    @Test
    void whatIsWokenInATransactionIsLookedAtOnceThatIsCommitted() {
        TransactionSynchronizationManager.initSynchronization();
        queue.wake(ONE);
        assertThat(looks).hasValue(0);
        end(TransactionSynchronization.STATUS_COMMITTED);
        assertThat(looks).hasValue(1);
    }

    @Test
    void whatIsRolledBackIsNotLookedAt() {
        TransactionSynchronizationManager.initSynchronization();
        queue.wake(ONE);
        end(TransactionSynchronization.STATUS_ROLLED_BACK);
        assertThat(looks).hasValue(0);
    }

    @Test
    void anOperationThatIsBeingLookedAtIsLookedAtOnceMore() {
        doThrow(busy()).when(scheduler).reschedule(any(TaskInstanceId.class), any(Instant.class));
        queue.wake(ONE);
        assertThat(looks).hasValue(0);
        assertThat(queue.takeLookAgain(OTHER)).isFalse();
        assertThat(queue.takeLookAgain(ONE)).isTrue();
        assertThat(queue.takeLookAgain(ONE)).as("it was taken").isFalse();
    }

    @Test
    void anOperationWhoseLookHasJustEndedIsDueAtOnce() {
        doThrow(busy()).doReturn(true).when(scheduler).reschedule(any(TaskInstanceId.class), any(Instant.class));
        queue.wake(ONE);
        assertThat(looks).hasValue(1);
        assertThat(queue.takeLookAgain(ONE)).isFalse();
    }

    @Test
    void anOperationThatHasEndedNeedsNoLook() {
        var gone = new TaskInstanceNotFoundException("operation", ONE.toString());
        doThrow(gone).when(scheduler).reschedule(any(TaskInstanceId.class), any(Instant.class));
        queue.wake(ONE);
        assertThat(looks).hasValue(0);
        assertThat(queue.takeLookAgain(ONE)).isFalse();

        doThrow(busy()).doThrow(gone).when(scheduler).reschedule(any(TaskInstanceId.class), any(Instant.class));
        queue.wake(ONE);
        assertThat(looks).hasValue(0);
        assertThat(queue.takeLookAgain(ONE)).isFalse();
    }

    @Test
    void theEndOfAnOperationWakesThoseThatWaitForItAndNotItself() {
        var ended = operation(ONE);
        var waiting = operation(OTHER);
        doReturn(List.of(ended, waiting)).when(operations).open(ended.subjectType, ended.subjectId);
        queue.wakeNext(ended);
        verify(scheduler).reschedule(TaskInstanceId.of("operation", OTHER.toString()), NOW);
        assertThat(looks).hasValue(1);
    }

    private static OperationEntity operation(OperationId id) {
        var row = new OperationEntity(id.value());
        row.subjectType = "Thing";
        row.subjectId = new UUID(0, 1);
        return row;
    }

    private static TaskInstanceCurrentlyExecutingException busy() {
        return new TaskInstanceCurrentlyExecutingException("operation", ONE.toString());
    }

    private static void end(int status) {
        TransactionSynchronizationManager.getSynchronizations().forEach(each -> each.afterCompletion(status));
    }
}
