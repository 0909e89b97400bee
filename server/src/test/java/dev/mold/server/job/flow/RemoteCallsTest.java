package dev.mold.server.job.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mold.api.error.Errors;
import dev.mold.api.flow.FlowStep;
import dev.mold.api.flow.StepResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class RemoteCallsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Answer DONE = new Answer(StepResult.done(), false, Duration.ofMinutes(1), Map.of());

    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final RemoteCalls calls = new RemoteCalls(threads::add, Clock.fixed(NOW, ZoneOffset.UTC));
    private final List<String> ended = new ArrayList<>();

    @AfterEach
    void forgetTheContext() {
        MDC.clear();
    }

    @Test
    void theAnswerIsThereBeforeWhoeverAskedIsWoken() {
        var call = new RemoteCall[1];
        call[0] = calls.start(() -> DONE, () -> ended.add("answered: " + call[0].answer().isDone()));
        assertThat(call[0].answer()).isNotDone();

        threads.remove().run();

        assertThat(call[0].answer()).isCompletedWithValue(DONE);
        assertThat(ended).containsExactly("answered: true");
    }

    @Test
    void whatIsThrownIsTheAnswer() {
        var failure = new IllegalStateException("no route");
        var call = calls.start(
                () -> {
                    throw failure;
                },
                () -> ended.add("woken"));
        threads.remove().run();
        assertThatThrownBy(() -> call.answer().join()).hasCause(failure);
        assertThat(ended).containsExactly("woken");
    }

    @Test
    void aCallLogsWithTheContextOfItsOperationAndLeavesNoneBehind() {
        MDC.put("operation", "one");
        calls.start(
                () -> {
                    ended.add("of " + MDC.get("operation"));
                    return DONE;
                },
                () -> {});
        MDC.put("operation", "of the thread");
        threads.remove().run();
        assertThat(ended).containsExactly("of one");
        assertThat(MDC.get("operation")).isNull();
    }

    @Test
    void aCallIsGivenUpOnlyOnceItHasRunForTooLong() {
        var late = NOW.plus(FlowStep.MAX_REMOTE_CALL_TIME).plusMillis(1);
        var hangs = new RemoteCall[1];
        hangs[0] = calls.start(
                () -> {
                    hangs[0].giveUpIfLate(NOW.plus(FlowStep.MAX_REMOTE_CALL_TIME));
                    ended.add("in time: " + !hangs[0].answer().isDone());
                    hangs[0].giveUpIfLate(late);
                    return DONE;
                },
                () -> {});
        hangs[0].giveUpIfLate(late);
        assertThat(hangs[0].answer()).as("it waits for a thread").isNotDone();

        threads.remove().run();

        assertThat(ended).containsExactly("in time: true");
        assertThat(hangs[0].answer().join().result()).isInstanceOfSatisfying(StepResult.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo(Errors.TIMED_OUT);
            assertThat(failed.worthRetrying()).isTrue();
        });
    }

    @Test
    void aStoppingServersCallFails() {
        var stopping = new RemoteCalls(
                work -> {
                    throw new RejectedExecutionException("stopping");
                },
                Clock.fixed(NOW, ZoneOffset.UTC));
        var call = stopping.start(() -> DONE, () -> ended.add("woken"));
        assertThatThrownBy(() -> call.answer().join()).hasCauseInstanceOf(RejectedExecutionException.class);
        assertThat(ended).isEmpty();
    }
}
