package dev.mold.server.job.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mold.api.cloud.Transactions;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.Paging;
import dev.mold.api.command.RoleType;
import dev.mold.api.command.Visibility;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.flow.Flow;
import dev.mold.api.flow.OnFailure;
import dev.mold.api.flow.Operation;
import dev.mold.api.flow.OperationQuery;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.OperationState;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.StepOrder;
import dev.mold.api.flow.StepResult;
import dev.mold.api.flow.StepState;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.OperationId;
import dev.mold.api.id.RoleId;
import dev.mold.api.id.UserId;
import dev.mold.server.job.flow.EngineProbe.Point;
import dev.mold.server.testing.FeatureContext;
import dev.mold.server.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

/** What the engine promises, on one database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FlowEngineSuite {
    private static final int STEPS = 4;
    /** How long a test waits for what has to happen; scripts/bench/mutation shortens it, because there much never does. */
    private static final Duration TIMEOUT = Duration.ofSeconds(Integer.getInteger("mold.test.timeout", 30));

    private final ShiftedClock clock = new ShiftedClock();
    private final List<EngineNode> nodes = new ArrayList<>();
    private final TestDatabase database;
    private final FeatureContext shared;

    FlowEngineSuite(TestDatabase database) {
        this.database = database;
        this.shared = EngineDatabases.get(database);
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(EngineNode::close);
        nodes.clear();
        transactions().run(() -> List.of("scheduled_tasks", "operation_item", "operation_step", "operation_cancel", "operation")
                .forEach(table -> entities().createNativeQuery("DELETE FROM " + table).executeUpdate()));
    }

    /** Threads of a node that is cut off fail in the scheduler, which is no failure of the test that waits meanwhile. */
    @BeforeAll
    static void leaveFailuresOfThreadsToTheirNodes() {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    @AfterAll
    static void collectFailuresOfThreadsAgain() {
        Awaitility.reset();
    }

    @Test
    void stepsRunInOrderAndTheJobTellsTheResult() {
        var flow = flow("plain", OnFailure.LEAVE);
        var node = node(flow);
        var subject = UUID.randomUUID();
        var job = node.submit(request("plain", subject));
        assertThat(ended(node, job).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(flow.calls(subject)).containsExactly("apply step-1", "apply step-2", "apply step-3", "apply step-4");
        assertThat(settled(subject)).containsExactly("Succeeded");
        var seen = jobs().find(job).orElseThrow();
        assertThat(seen.result()).contains("{\"success\":true,\"details\":\"as told\"}");
        assertThat(seen.caller()).isEqualTo(caller(Optional.empty()));
        assertThat(eventTexts(subject))
                .startsWith("testing the engine", "Testing the engine")
                .anyMatch(text -> text.matches("step-2 \\(2 of 4\\) took \\d{1,2}\\.\\d s"))
                .endsWith("Successfully completed testing the engine");
        await().atMost(TIMEOUT).until(() -> scheduled(job) == 0);
    }

    @Test
    void anAnswerOfVerifyIsAskedForAgainWithoutApplyingAgain() {
        var flow = flow("verified", OnFailure.LEAVE)
                .script("verify step-2", StepResult.waiting("not there yet", Duration.ofMillis(10)));
        var node = node(flow);
        var subject = UUID.randomUUID();
        assertThat(ended(node, node.submit(request("verified", subject))).state())
                .isEqualTo(OperationState.SUCCEEDED);
        assertThat(flow.calls(subject))
                .containsExactly(
                        "apply step-1",
                        "apply step-2",
                        "verify step-2",
                        "verify step-2",
                        "apply step-3",
                        "apply step-4");
    }

    @Tag("long")
    @Test
    void aServerKilledAtAnyPointIsTakenOverFromAndTheOutcomeIsRecordedOnce() {
        var tried = 0;
        var violations = new ArrayList<String>();
        for (var point : List.of(
                Point.BEFORE_APPLY, Point.AFTER_APPLY, Point.AFTER_DONE, Point.BEFORE_SETTLE, Point.AFTER_SETTLED)) {
            for (var n = 1; n <= STEPS; n++) {
                var settling = point == Point.BEFORE_SETTLE || point == Point.AFTER_SETTLED;
                if (!settling || n == STEPS) {
                    tried++;
                    var flow = flow("crash", OnFailure.UNDO);
                    var expected = IntStream.rangeClosed(1, STEPS).mapToObj(i -> "apply step-" + i);
                    killAt("step-" + n, point, flow, expected.toList(), "Succeeded", violations);
                }
            }
        }
        for (var point : List.of(Point.BEFORE_UNDO, Point.AFTER_UNDO)) {
            for (var n = 1; n <= STEPS; n++) {
                tried++;
                var flow = flow("crash", OnFailure.UNDO)
                        .script(
                                "apply step-" + STEPS,
                                new StepResult.Failed(Errors.BACKEND_FAILED, "no such luck", false));
                var expected = new ArrayList<>(
                        IntStream.rangeClosed(1, STEPS).mapToObj(i -> "apply step-" + i).toList());
                IntStream.rangeClosed(1, STEPS).mapToObj(i -> "undo step-" + (STEPS + 1 - i)).forEach(expected::add);
                killAt("step-" + n, point, flow, expected, "Failed undone", violations);
            }
        }
        System.out.println(database + ": steps × faults tried: " + tried + ", violations: " + violations.size());
        assertThat(violations).isEmpty();
    }

    private void killAt(
            String step,
            Point point,
            ScriptedFlow flow,
            List<String> expected,
            String outcome,
            List<String> violations) {
        var victim = new AtomicReference<EngineNode>();
        var struck = new CountDownLatch(1);
        var first = new EngineNode(
                shared,
                "first",
                clock,
                (operation, name, at, where) -> {
                    if (at.equals(step) && where == point) {
                        victim.get().kill();
                        struck.countDown();
                        throw new EngineNode.Killed();
                    }
                },
                List.of(flow));
        victim.set(first);
        first.start();
        var subject = UUID.randomUUID();
        var job = first.submit(request(flow.name(), subject));
        awaitLatch(struck);
        var second = new EngineNode(shared, "second", clock, EngineProbe.NONE, List.of(flow)).start();
        var end = ended(second, job);
        await().atMost(TIMEOUT).until(() -> scheduled(job) == 0);
        var where = step + " " + point;
        if (!flow.story(subject).equals(expected)) {
            violations.add(where + ": " + flow.story(subject));
        }
        if (!settled(subject).equals(List.of(outcome))) {
            violations.add(where + ": settled " + settled(subject) + " " + end.error());
        }
        first.close();
        second.close();
    }

    @Test
    void aServerThatLostItsClaimChangesNothing() {
        var entered = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var late = new AtomicBoolean();
        var flow = flow("fenced", OnFailure.LEAVE).script("apply step-2", () -> {
            entered.countDown();
            awaitLatch(released);
            late.set(true);
            return new StepResult.Failed(Errors.BACKEND_FAILED, "a late and wrong answer", false);
        });
        var first = node(flow);
        var subject = UUID.randomUUID();
        var job = first.submit(request("fenced", subject));
        awaitLatch(entered);
        var stale = first.progress().claim(job).orElseThrow().run();
        first.hang();
        var second = node(flow);
        var before = ended(second, job);
        released.countDown();
        await().atMost(TIMEOUT).untilTrue(late);
        assertThatThrownBy(() -> first.progress().store(stale, () -> first.progress().row(stale).result = "wrong"))
                .isInstanceOf(LostClaimException.class);
        first.close();
        assertThat(before.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(second.engine().find(job)).contains(before);
        assertThat(settled(subject)).containsExactly("Succeeded");
    }

    @Test
    void aFailureWorthRetryingIsTriedAgainAfterItsDelay() {
        var failure = StepResult.failed(Errors.BACKEND_FAILED, "the back end is busy");
        var flow = flow("retried", OnFailure.LEAVE).script("apply step-2", failure, failure);
        var node = node(flow);
        var subject = UUID.randomUUID();
        var job = node.submit(request("retried", subject));
        awaitStep(node, job, 1, StepState.FAILED, 1);
        assertThat(node.engine().find(job).orElseThrow().steps().get(1).note()).contains("the back end is busy");
        awaitIdle(job);
        clock.putForward(Duration.ofSeconds(20));
        awaitStep(node, job, 1, StepState.FAILED, 2);
        awaitIdle(job);
        assertThat(flow.calls(subject)).containsExactly("apply step-1", "apply step-2", "apply step-2");
        clock.putForward(Duration.ofSeconds(30));
        assertThat(ended(node, job).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(node.engine().find(job).orElseThrow().steps().get(1).attempts()).isEqualTo(3);
    }

    @Test
    void aFailureThatIsNotWorthRetryingFailsTheJobWithItsCode() {
        var flow = flow("refused", OnFailure.LEAVE).script("apply step-3", () -> {
            throw new ApiException(Errors.RESOURCE_LIMIT, "too many");
        });
        var node = node(flow);
        var subject = UUID.randomUUID();
        var job = node.submit(request("refused", subject));
        var end = ended(node, job);
        assertThat(end.state()).isEqualTo(OperationState.FAILED);
        assertThat(end.error()).contains(new Operation.Failure(Errors.RESOURCE_LIMIT, "too many", Optional.of("step-3")));
        assertThat(flow.calls(subject)).containsExactly("apply step-1", "apply step-2", "apply step-3");
        assertThat(settled(subject)).containsExactly("Failed");
        assertThat(jobs().find(job).orElseThrow().result()).contains("{\"errorcode\":535,\"errortext\":\"too many\"}");
        assertThat(eventTexts(subject))
                .endsWith("step-3 (3 of 4) failed: too many", "Error while testing the engine: too many");
    }

    @Test
    void aStepThatWaitsLongerThanItMayTimesOut() {
        var waiting = StepResult.waiting("the sun does not rise", Duration.ofHours(5));
        var flow = flow("late", OnFailure.UNDO).script("apply step-1", waiting, waiting, waiting, waiting);
        var node = node(flow);
        var job = node.submit(request("late", UUID.randomUUID()));
        awaitStep(node, job, 0, StepState.WAITING, 1);
        awaitIdle(job);
        letMinutesPass(job, 10);
        var end = ended(node, job);
        assertThat(end.error().orElseThrow().code()).isEqualTo(Errors.TIMED_OUT);
        assertThat(end.error().orElseThrow().reason()).contains("step-1", "600 seconds", "the sun does not rise");
        assertThat(end.steps().get(0).state()).isEqualTo(StepState.UNDONE);
    }

    @Test
    void whatWasBegunIsUndoneInReverseWhereverItFails() {
        var flows = IntStream.rangeClosed(1, STEPS)
                .mapToObj(n -> flow("undone-" + n, OnFailure.UNDO)
                        .script("apply step-" + n, new StepResult.Failed(Errors.BACKEND_FAILED, "no", false))
                        .script("undo step-1", StepResult.waiting("still there", Duration.ofMillis(5))))
                .toArray(ScriptedFlow[]::new);
        var node = node(flows);
        for (var n = 1; n <= STEPS; n++) {
            var flow = flows[n - 1];
            var subject = UUID.randomUUID();
            ended(node, node.submit(request(flow.name(), subject)));
            var failing = n;
            var expected = new ArrayList<>(
                    IntStream.rangeClosed(1, n).mapToObj(i -> "apply step-" + i).toList());
            IntStream.rangeClosed(1, n).mapToObj(i -> "undo step-" + (failing + 1 - i)).forEach(expected::add);
            assertThat(flow.story(subject)).isEqualTo(expected);
            assertThat(settled(subject)).containsExactly("Failed undone");
        }
    }

    @Test
    void anUndoThatFailsForGoodIsNotedAndTheOthersStillRun() {
        var flow = flow("half-undone", OnFailure.UNDO)
                .script("apply step-3", new StepResult.Failed(Errors.BACKEND_FAILED, "no", false))
                .script("undo step-2", new StepResult.Failed(Errors.BACKEND_FAILED, "stuck", false));
        var node = node(flow);
        var subject = UUID.randomUUID();
        var end = ended(node, node.submit(request("half-undone", subject)));
        assertThat(flow.calls(subject)).endsWith("undo step-3", "undo step-2", "undo step-1");
        assertThat(end.steps().get(1).note()).contains("Not rolled back: stuck");
        assertThat(end.steps().get(2).note()).contains("no");
        assertThat(settled(subject)).containsExactly("Failed");
        assertThat(eventTexts(subject))
                .containsSubsequence(
                        "step-3 (3 of 4) failed: no", "What step-2 did could not be rolled back: stuck");
    }

    @Test
    void anUndoThatFailsIsTriedAgainAfterItsDelay() {
        var failure = StepResult.failed(Errors.BACKEND_FAILED, "the back end is busy");
        var flow = flow("undo-retried", OnFailure.UNDO)
                .script("apply step-2", new StepResult.Failed(Errors.BACKEND_FAILED, "no", false))
                .script("undo step-1", failure);
        var node = node(flow);
        var subject = UUID.randomUUID();
        var job = node.submit(request("undo-retried", subject));
        await().atMost(TIMEOUT).until(() -> flow.calls(subject).contains("undo step-1"));
        awaitIdle(job);
        assertThat(node.engine().find(job).orElseThrow().steps().get(0).note()).contains("the back end is busy");
        assertThat(flow.calls(subject)).endsWith("undo step-2", "undo step-1");
        clock.putForward(Duration.ofSeconds(20));
        ended(node, job);
        assertThat(flow.calls(subject)).endsWith("undo step-1", "undo step-1");
        assertThat(settled(subject)).containsExactly("Failed undone");
    }

    @Test
    void whatAnUndoNotesIsThereForTheOthers() {
        var seen = new AtomicReference<Optional<String>>();
        var flow = new ItemFlow("undo-notes")
                .step("make")
                .step("fail")
                .answer("fail", context -> new StepResult.Failed(Errors.BACKEND_FAILED, "no", false))
                .answer("undo fail", context -> {
                    context.data().put("undone", "fail");
                    return StepResult.done();
                })
                .answer("undo make", context -> {
                    seen.set(context.data().get("undone"));
                    return StepResult.done();
                });
        var node = node(flow);
        ended(node, node.submit(itemRequest("undo-notes", UUID.randomUUID())));
        assertThat(seen.get()).contains("fail");
    }

    @Test
    void theEventsOfAFlowOfOneStepDoNotMentionTheStep() {
        var node = node(new ScriptedFlow("single", 1, OnFailure.LEAVE, this::settle));
        var subject = UUID.randomUUID();
        ended(node, node.submit(request("single", subject)));
        assertThat(eventTexts(subject))
                .containsExactly(
                        "testing the engine", "Testing the engine", "Successfully completed testing the engine");
    }

    @Test
    void anOutcomeThatCannotBeRecordedIsRecordedLater() {
        var broken = new AtomicBoolean(true);
        var node = node(new ScriptedFlow("unsettled", 1, OnFailure.LEAVE, (subject, outcome) -> {
            if (broken.getAndSet(false)) {
                throw new IllegalStateException("not now");
            }
            settle(subject, outcome);
        }));
        var subject = UUID.randomUUID();
        var job = node.submit(request("unsettled", subject));
        await().atMost(TIMEOUT).until(() -> !broken.get());
        awaitIdle(job);
        assertThat(shared(job).state()).isEqualTo(OperationState.RUNNING);
        clock.putForward(Duration.ofSeconds(1));
        assertThat(ended(node, job).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(settled(subject)).containsExactly("Succeeded");
    }

    @Test
    void operationsAndJobsAreListedByWhatIsAskedFor() {
        var flow = flow("listed", OnFailure.LEAVE)
                .script("apply step-2", StepResult.waiting("for something far away", Duration.ofMinutes(9)));
        var node = node(flow);
        var ended = UUID.randomUUID();
        var open = UUID.randomUUID();
        var first = node.submit(request("listed", open));
        awaitStep(node, first, 1, StepState.WAITING, 1);
        var second = node.submit(request("listed", ended));
        ended(node, second);

        assertThat(node.engine().underWay("Thing", List.of(open, ended))).containsExactly(open);
        assertThat(jobs().underWay(List.of(open, ended))).containsExactly(Map.entry(open, first));
        var caller = Visibility.of(Set.of(caller(Optional.empty()).account()));
        var jobsUnderWay = jobs().underWay(caller, Optional.empty(), Paging.all());
        assertThat(jobsUnderWay.items()).extracting(Job::id).containsExactly(first);
        assertThat(jobsUnderWay.items().get(0).progress()).contains("step-2 (2 of 4): for something far away");
        assertThat(jobs().underWay(Visibility.of(Set.of()), Optional.empty(), Paging.all()).items())
                .isEmpty();
        assertThat(listed(node, Optional.empty(), Optional.empty())).containsExactlyInAnyOrder(first, second);
        assertThat(listed(node, Optional.of(ended), Optional.empty())).containsExactly(second);
        assertThat(listed(node, Optional.empty(), Optional.of(OperationState.RUNNING))).containsExactly(first);
    }

    private static List<OperationId> listed(
            EngineNode node, Optional<UUID> subject, Optional<OperationState> state) {
        return node
                .engine()
                .list(new OperationQuery(
                        "Thing", Optional.empty(), subject, state, Visibility.everybody(), Paging.all()))
                .items()
                .stream()
                .map(Operation::id)
                .toList();
    }

    @Test
    void aSecondOperationIsRefusedUnlessItPreemptsAndThenComesAfterTheFirst() {
        var flow = flow("busy", OnFailure.UNDO)
                .script("apply step-2", StepResult.waiting("for something far away", Duration.ofMinutes(9)));
        var node = node(flow, flow("taker", OnFailure.LEAVE));
        var subject = UUID.randomUUID();
        var first = node.submit(request("busy", subject));
        awaitStep(node, first, 1, StepState.WAITING, 1);
        assertThat(node.engine().underWay("Thing", subject)).map(Operation::id).contains(first);
        assertThat(jobs().find(first).orElseThrow().progress()).contains("step-2 (2 of 4): for something far away");
        assertThatThrownBy(() -> node.submit(request("taker", subject)))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code())
                        .isEqualTo(Errors.CONCURRENT_OPERATION))
                .hasMessageContaining("testing the engine");
        var second = node.submit(request("taker", subject, true, Optional.empty()));
        assertThat(ended(node, second).state()).isEqualTo(OperationState.SUCCEEDED);
        var cancelled = node.engine().find(first).orElseThrow();
        assertThat(cancelled.state()).isEqualTo(OperationState.CANCELLED);
        assertThat(flow.calls(subject)).doesNotContain("undo step-1", "apply step-3");
        assertThat(settled(subject)).containsExactly("Cancelled", "Succeeded");
        assertThat(node.engine().latest("Thing", subject)).map(Operation::id).contains(second);
    }

    @Test
    void ofManyAtOnceOneWorksOnTheSubject() throws Exception {
        var node = new EngineNode(
                shared, "idle", clock, EngineProbe.NONE, List.of(flow("race", OnFailure.LEAVE)));
        var subject = UUID.randomUUID();
        var threads = Executors.newFixedThreadPool(20);
        var gate = new CountDownLatch(1);
        var tries = IntStream.range(0, 20)
                .mapToObj(i -> threads.submit(() -> {
                    awaitLatch(gate);
                    try {
                        node.submit(request("race", subject));
                        return "taken";
                    } catch (ApiException e) {
                        return e.code().name();
                    }
                }))
                .toList();
        gate.countDown();
        var answers = new ArrayList<String>();
        for (var each : tries) {
            answers.add(each.get(60, TimeUnit.SECONDS));
        }
        threads.shutdown();
        assertThat(answers).filteredOn("taken"::equals).hasSize(1);
        assertThat(answers).filteredOn("CONCURRENT_OPERATION"::equals).hasSize(19);
    }

    @Test
    void twoServersShareTheWorkAndEachOperationEndsOnce() {
        var flow = flow("shared", OnFailure.LEAVE);
        var first = node(flow);
        var second = node(flow);
        var subjects = IntStream.range(0, 60).mapToObj(i -> UUID.randomUUID()).toList();
        var ids = subjects.stream().map(subject -> first.submit(request("shared", subject))).toList();
        ids.forEach(id -> assertThat(ended(first, id).state()).isEqualTo(OperationState.SUCCEEDED));
        subjects.forEach(subject -> assertThat(settled(subject)).containsExactly("Succeeded"));
        await().atMost(TIMEOUT).until(() -> first.ended() + second.ended() == 60);
        assertThat(first.ended()).isPositive();
        assertThat(second.ended()).isPositive();
    }

    @Test
    void whatIsRolledBackWasNeverSubmitted() {
        var node = node(flow("rolled-back", OnFailure.LEAVE));
        var subject = UUID.randomUUID();
        assertThatThrownBy(() -> transactions().run(() -> {
                    node.submit(request("rolled-back", subject));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        assertThat(node.engine().latest("Thing", subject)).isEmpty();
        var id = new OperationId(UUID.randomUUID());
        assertThat(node.submit(request("rolled-back", subject, false, Optional.of(id)))).isEqualTo(id);
        ended(node, id);
        assertThatThrownBy(() -> node.submit(request("rolled-back", UUID.randomUUID(), false, Optional.of(id))))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code())
                        .isEqualTo(Errors.INVALID_PARAMETER));
    }

    @Test
    void anOperationWhoseFlowIsNotKnownWaitsForAServerThatKnowsIt() {
        var flow = flow("of-a-plugin", OnFailure.LEAVE);
        var knowing = new EngineNode(shared, "knowing", clock, EngineProbe.NONE, List.of(flow));
        var job = knowing.submit(request("of-a-plugin", UUID.randomUUID()));
        var ignorant = node();
        await().atMost(TIMEOUT).until(() -> jobs().find(job).orElseThrow().server().isPresent());
        awaitIdle(job);
        assertThat(ignorant.engine().find(job).orElseThrow().state()).isEqualTo(OperationState.PENDING);
        ignorant.close();
        nodes.add(knowing.start());
        clock.putForward(Duration.ofSeconds(10));
        assertThat(ended(knowing, job).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Tag("long")
    @Test
    void theEnginesOwnShareOfALongFlowIsSmall() {
        var flow = new ScriptedFlow("long", 15, OnFailure.LEAVE, this::settle);
        var node = node(flow);
        var millis = new ArrayList<Long>();
        for (var i = 0; i < 8; i++) {
            var start = System.nanoTime();
            ended(node, node.submit(request("long", UUID.randomUUID())));
            millis.add((System.nanoTime() - start) / 1_000_000);
        }
        System.out.println(database + ": 15 steps without waits took " + millis + " ms");
        // The row says so a moment before the node has counted it.
        await().untilAsserted(() -> assertThat(node.ended()).isEqualTo(8));
    }

    @Test
    void anItemGoesOnWhileAnotherIsStillAtAnEarlierStep() {
        var slowMayGoOn = new AtomicBoolean();
        var flow = new ItemFlow("pipeline")
                .step("make")
                .items("prepare", 9, "fast", "slow")
                .items("init", 1, "fast")
                .items("join", 9, "slow")
                .step("end")
                .order(StepOrder.sequential().after("init", "prepare").after("join", "prepare", "init"))
                .answer(
                        "prepare slow",
                        context -> slowMayGoOn.get()
                                ? StepResult.done()
                                : StepResult.waiting("it is slow", Duration.ofMillis(10)));
        var node = node(flow);
        var job = node.submit(itemRequest("pipeline", UUID.randomUUID()));
        await().atMost(TIMEOUT).until(() -> flow.calls().contains("init fast"));
        awaitIdle(job);
        var seen = node.engine().find(job).orElseThrow();
        assertThat(seen.steps().get(1).state()).isEqualTo(StepState.WAITING);
        assertThat(seen.steps().get(1).note()).contains("1 of 2 done; slow: it is slow");
        assertThat(seen.steps().get(1).items())
                .extracting(item -> item.item().name() + " " + item.state())
                .containsExactly("fast DONE", "slow WAITING");
        assertThat(seen.steps().get(2).state()).isEqualTo(StepState.DONE);
        assertThat(seen.steps().get(3).state()).isEqualTo(StepState.PENDING);
        assertThat(flow.calls()).doesNotContain("join slow", "end");
        slowMayGoOn.set(true);
        assertThat(ended(node, job).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(flow.calls()).endsWith("join slow", "end");
        assertThat(flow.calls()).filteredOn("prepare fast"::equals).hasSize(1);
    }

    @Test
    void noMoreItemsAreUnderWayThanTheStepAllows() {
        var waited = new AtomicBoolean();
        var flow = new ItemFlow("one-by-one").items("join", 1, "a", "b", "c").answer("join a", context -> waited
                        .getAndSet(true)
                ? StepResult.done()
                : StepResult.waiting("a moment", Duration.ofMillis(30)));
        var node = node(flow);
        ended(node, node.submit(itemRequest("one-by-one", UUID.randomUUID())));
        assertThat(flow.calls()).containsExactly("join a", "join a", "join b", "join c");
    }

    @Test
    void aStepWithoutItemsIsPassedOver() {
        var flow = new ItemFlow("nothing").step("first").items("each", 9).step("last");
        var node = node(flow);
        var end = ended(node, node.submit(itemRequest("nothing", UUID.randomUUID())));
        assertThat(end.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(flow.calls()).containsExactly("first", "last");
    }

    @Test
    void aStepWithoutItemsIsNotUndone() {
        var flow = new ItemFlow("nothing-to-undo")
                .step("first")
                .items("each", 9)
                .step("last")
                .answer("last", context -> new StepResult.Failed(Errors.BACKEND_FAILED, "no", false));
        var node = node(flow);
        ended(node, node.submit(itemRequest("nothing-to-undo", UUID.randomUUID())));
        assertThat(flow.calls()).containsExactly("first", "last", "undo last", "undo first");
        assertThat(flow.outcomes()).singleElement().matches(Outcome::undone);
    }

    @Test
    void anItemThatFailsUndoesThoseThatWereBegunAndOnlyThose() {
        var flow = new ItemFlow("one-fails")
                .step("make")
                .items("prepare", 1, "a", "b", "c")
                .answer("prepare b", context -> new StepResult.Failed(Errors.BACKEND_FAILED, "b is broken", false));
        var node = node(flow);
        var end = ended(node, node.submit(itemRequest("one-fails", UUID.randomUUID())));
        assertThat(end.error().orElseThrow().reason()).isEqualTo("b is broken");
        assertThat(flow.calls())
                .containsExactly("make", "prepare a", "prepare b", "undo prepare a", "undo prepare b", "undo make");
        assertThat(flow.outcomes()).singleElement().matches(Outcome::undone);
        assertThat(end.steps().get(1).items())
                .extracting(item -> item.item().name() + " " + item.state() + " " + item.note().orElse(""))
                .containsExactly("a UNDONE ", "b UNDONE b is broken", "c PENDING ");
    }

    @Test
    void itemsThatAreDoneAreNotDoneAgainByTheServerThatTakesOver() {
        var flow = new ItemFlow("taken-over").remoteItems("prepare", "a", "b", "c").answer("prepare c", context ->
                StepResult.waiting("for the second server", Duration.ofMillis(10)));
        var first = node(flow);
        var job = first.submit(itemRequest("taken-over", UUID.randomUUID()));
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(
                        first.engine().find(job).orElseThrow().steps().get(0).items())
                .extracting(Operation.ItemProgress::state)
                .containsExactly(StepState.DONE, StepState.DONE, StepState.WAITING));
        first.kill();
        flow.calls().clear();
        flow.answer("prepare c", context -> StepResult.done());
        var second = node(flow);
        assertThat(ended(second, job).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(flow.calls()).contains("prepare c").doesNotContain("prepare a", "prepare b");
    }

    @Test
    void localItemsOfAStepAreStoredTogether() {
        var names = IntStream.range(0, 40).mapToObj(i -> "item-" + i).toArray(String[]::new);
        var flow = new ItemFlow("many").items("create", 99, names).items("start", 99, names);
        var node = node(flow);
        var end = ended(node, node.submit(itemRequest("many", UUID.randomUUID())));
        assertThat(end.state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(flow.calls()).hasSize(80);
        assertThat(node.transactions()).as("transactions for 80 items").isLessThan(20);
    }

    @Test
    void anItemWhoseTimeIsAboutToComeIsWorkedOnTogetherWithOneThatIsDue() {
        var pause = Duration.ofSeconds(10);
        var ahead = Duration.ofMillis(90);
        var due = new AtomicReference<Instant>();
        var transactions = new CopyOnWriteArrayList<Integer>();
        var node = new AtomicReference<EngineNode>();
        var first = StepResult.waiting("a moment", pause);
        var flow = new ItemFlow("together").items("poll", 9, "a", "b");
        flow.answer("poll a", context -> {
            if (count(flow, "poll a") > 1) {
                return done(transactions, node);
            }
            due.set(clock.instant().plus(pause));
            return first;
        });
        flow.answer("poll b", context -> {
            if (count(flow, "poll b") > 1) {
                return done(transactions, node);
            }
            clock.putForward(ahead);
            return first;
        });
        node.set(node(flow));
        var job = node.get().submit(itemRequest("together", UUID.randomUUID()));
        await().atMost(TIMEOUT).until(() -> flow.calls().size() == 2);
        awaitIdle(job);
        clock.putForward(Duration.between(clock.instant(), due.get()));
        assertThat(ended(node.get(), job).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(transactions).as("transactions begun until each call").hasSize(2);
        assertThat(transactions.get(1)).isEqualTo(transactions.get(0));
    }

    private static long count(ItemFlow flow, String call) {
        return flow.calls().stream().filter(call::equals).count();
    }

    private static StepResult done(List<Integer> transactions, AtomicReference<EngineNode> node) {
        transactions.add(node.get().transactions());
        return StepResult.done();
    }

    @Test
    void anInterruptedThreadStoresNothing() {
        var flow = new ItemFlow("interrupted").items("create", 9, "a", "b");
        flow.answer("create b", context -> {
            if (count(flow, "create b") == 1) {
                Thread.currentThread().interrupt();
            }
            return StepResult.done();
        });
        var node = node(flow);
        var job = node.submit(itemRequest("interrupted", UUID.randomUUID()));
        assertThat(ended(node, job).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(flow.calls()).containsExactly("create a", "create b", "create a", "create b");
    }

    @Test
    void whatAnItemCameToIsStoredBeforeTheNextStepIsCalled() {
        var seen = new ArrayList<StepState>();
        var job = new AtomicReference<OperationId>();
        var submitted = new CountDownLatch(1);
        var flow = new ItemFlow("stored").items("create", 9, "a").step("use").answer("use", context -> {
            awaitLatch(submitted);
            seen.add(shared(job.get()).steps().get(0).state());
            return StepResult.done();
        });
        var node = node(flow);
        job.set(node.submit(itemRequest("stored", UUID.randomUUID())));
        submitted.countDown();
        ended(node, job.get());
        assertThat(seen).containsExactly(StepState.DONE);
    }

    @Test
    void aServerGoesOnFromMemoryWithoutTakingTheOperationUpAgain() {
        var looks = new AtomicInteger();
        var flow = new ItemFlow("resumed").step("wait").answer("wait", context -> looks.incrementAndGet() < 8
                ? StepResult.waiting("a moment", Duration.ofMillis(10))
                : StepResult.done());
        var node = node(flow);
        var job = node.submit(itemRequest("resumed", UUID.randomUUID()));
        assertThat(ended(node, job).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(looks).hasValue(8);
        assertThat(epoch(job)).isEqualTo(1);
    }

    @Test
    void aServerThatTakesItsOwnWorkForAbandonedDoesNotDoItTwiceAtOnce() {
        var job = new AtomicReference<OperationId>();
        var submitted = new CountDownLatch(1);
        var flow = new ItemFlow("overloaded").step("work");
        flow.answer("work", context -> {
            awaitLatch(submitted);
            var version = abandon(job.get());
            // picked up once more, and put off
            await().atMost(TIMEOUT)
                    .until(() -> flow.calls().size() > 1
                            || executions("version >= " + (version + 2) + " AND picked = FALSE", job.get()) == 1);
            return StepResult.done();
        });
        var node = node(flow);
        job.set(node.submit(itemRequest("overloaded", UUID.randomUUID())));
        submitted.countDown();
        assertThat(ended(node, job.get()).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(flow.calls()).containsExactly("work");
    }

    /** Does what the scheduler does with work that nobody has reported to be alive. @return the row's new version */
    private int abandon(OperationId id) {
        return transactions().call(() -> {
            entities()
                    .createNativeQuery("UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL,"
                            + " last_heartbeat = NULL, version = version + 1 WHERE task_instance = :id")
                    .setParameter("id", id.toString())
                    .executeUpdate();
            return ((Number) entities()
                            .createNativeQuery("SELECT version FROM scheduled_tasks WHERE task_instance = :id")
                            .setParameter("id", id.toString())
                            .getSingleResult())
                    .intValue();
        });
    }

    private int executions(String condition, OperationId id) {
        return count("SELECT COUNT(*) FROM scheduled_tasks WHERE task_instance = :id AND " + condition, id);
    }

    @Test
    void whatAServerHasInMemoryIsDroppedOnceAnotherTookTheOperationUp() {
        var ready = new AtomicBoolean();
        var flow = new ItemFlow("stale").step("wait").answer("wait", context ->
                ready.get() ? StepResult.done() : StepResult.waiting("to be told", Duration.ofMillis(10)));
        var node = node(flow);
        var job = node.submit(itemRequest("stale", UUID.randomUUID()));
        awaitStep(node, job, 0, StepState.WAITING, 1);
        var other = new EngineNode(shared, "other", clock, EngineProbe.NONE, List.of(flow));
        nodes.add(other);
        var run = other.progress().claim(job).orElseThrow().run();
        other.progress().store(run, () -> other.progress().row(run).settleFailures = 3);
        ready.set(true);
        assertThat(ended(node, job).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(epoch(job)).isGreaterThan(run.claim().epoch());
        assertThat(transactions().call(() -> entities().find(OperationEntity.class, job.value()).settleFailures))
                .isEqualTo(3);
    }

    @Test
    void timeInWhichNoServerWasThereDoesNotCount() {
        var waiting = new AtomicBoolean(true);
        var flow = new ItemFlow("maintained").step("wait").answer("wait", context -> waiting.get()
                ? StepResult.waiting("for the end of maintenance", Duration.ofMillis(10))
                : StepResult.done());
        var first = node(flow);
        var job = first.submit(itemRequest("maintained", UUID.randomUUID()));
        awaitStep(first, job, 0, StepState.WAITING, 1);
        first.close();
        nodes.remove(first);
        clock.putForward(Duration.ofHours(3));
        flow.calls().clear();
        var second = node(flow);
        await().atMost(TIMEOUT).until(() -> flow.calls().size() > 2);
        assertThat(second.engine().find(job).orElseThrow().state()).isEqualTo(OperationState.RUNNING);
        waiting.set(false);
        assertThat(ended(second, job).state()).isEqualTo(OperationState.SUCCEEDED);
    }

    @Test
    void whatAStepNotesIsThereForLaterStepsAndForTheServerThatTakesOver() {
        var seen = new AtomicReference<String>();
        var held = new AtomicBoolean(true);
        var flow = new ItemFlow("noted")
                .step("choose")
                .remoteStep("use")
                .answer("choose", context -> {
                    context.data().put("chosen", "node-7");
                    context.data().put("obsolete", "x");
                    return StepResult.done();
                })
                .answer("use", context -> {
                    context.data().remove("obsolete");
                    seen.set(context.data().get("chosen").orElse("none")
                            + context.data().get("obsolete").orElse(""));
                    return held.get() ? StepResult.waiting("held", Duration.ofMillis(10)) : StepResult.done();
                });
        var first = node(flow);
        var job = first.submit(itemRequest("noted", UUID.randomUUID()));
        awaitStep(first, job, 1, StepState.WAITING, 1);
        assertThat(seen.get()).isEqualTo("node-7");
        first.kill();
        seen.set(null);
        held.set(false);
        var second = node(flow);
        assertThat(ended(second, job).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(seen.get()).isEqualTo("node-7");
        var data = transactions().call(() -> entities().find(OperationEntity.class, job.value()).data);
        assertThat(data).isEqualTo("{\"chosen\":\"node-7\"}");
    }

    @Test
    void anOperationThatAUserCancelsIsRolledBackAndItsJobFails() {
        var flow = new ItemFlow("cancelled").step("make").step("wait").answer("wait", context ->
                StepResult.waiting("for long", Duration.ofMinutes(9)));
        var node = node(flow);
        var subject = UUID.randomUUID();
        var job = node.submit(itemRequest("cancelled", subject));
        awaitStep(node, job, 1, StepState.WAITING, 1);
        node.engine().cancel(job, "Cancelled by tester");
        var end = ended(node, job);
        assertThat(end.state()).isEqualTo(OperationState.CANCELLED);
        assertThat(flow.calls()).endsWith("undo wait", "undo make");
        assertThat(flow.outcomes()).containsExactly(new Outcome.Cancelled("Cancelled by tester", true));
        assertThat(jobs().find(job).orElseThrow().result().orElseThrow()).contains("\"errorcode\":530");
        assertThat(eventTexts(subject)).endsWith("Cancelled testing the engine: Cancelled by tester");
        assertThatThrownBy(() -> node.engine().cancel(job, "again")).isInstanceOf(ApiException.class);
    }

    @Test
    void beforeThePointOfNoReturnAnOperationCanBeCancelled() {
        var flow = new ItemFlow("not-committed").step("wait").step("commit").pointOfNoReturn("commit").answer(
                "wait", context -> StepResult.waiting("for long", Duration.ofMinutes(9)));
        var node = node(flow);
        var job = node.submit(itemRequest("not-committed", UUID.randomUUID()));
        awaitStep(node, job, 0, StepState.WAITING, 1);
        node.engine().cancel(job, "Cancelled by tester");
        ended(node, job);
        assertThat(flow.calls()).containsExactly("wait", "undo wait");
        assertThat(flow.outcomes()).containsExactly(new Outcome.Cancelled("Cancelled by tester", true));
    }

    @Test
    void anOperationThatMakesWayIsAwaitedBeforeTheNextBegins() {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = new ItemFlow("slow").onFailure(OnFailure.LEAVE).step("work").answer("work", context -> {
            begun.countDown();
            awaitLatch(goOn);
            return StepResult.done();
        });
        var tooEarly = new AtomicBoolean();
        var next = new ItemFlow("next").step("take").answer("take", context -> {
            tooEarly.set(goOn.getCount() > 0);
            return StepResult.done();
        });
        var node = node(slow, next);
        var subject = UUID.randomUUID();
        var first = node.submit(itemRequest("slow", subject));
        awaitLatch(begun);
        var second = node.submit(itemRequest("next", subject, true));
        await().atMost(TIMEOUT).until(() -> tooEarly.get() || looks(second) > 1);
        goOn.countDown();
        assertThat(ended(node, second).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(ended(node, first).state()).isEqualTo(OperationState.CANCELLED);
        assertThat(tooEarly).isFalse();
    }

    private int looks(OperationId id) {
        return count("SELECT COALESCE(MAX(version), 0) / 2 FROM scheduled_tasks WHERE task_instance = :id", id);
    }

    @Test
    void aStepIsToldHowLongTheOperationWasWorkedOn() {
        var seen = new CopyOnWriteArrayList<Duration>();
        var flow = new ItemFlow("timed").step("look").answer("look", context -> {
            seen.add(context.data().activeTime());
            return seen.size() == 1 ? StepResult.waiting("not yet", Duration.ofMinutes(9)) : StepResult.done();
        });
        var node = node(flow);
        var job = node.submit(itemRequest("timed", UUID.randomUUID()));
        awaitStep(node, job, 0, StepState.WAITING, 1);
        letMinutesPass(job, 9);
        ended(node, job);
        assertThat(seen.get(0)).isLessThan(Duration.ofMinutes(1));
        assertThat(seen.get(1)).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(10));
    }

    @Test
    void pastThePointOfNoReturnNothingIsRolledBackAndNobodyCancels() {
        var broken = new AtomicBoolean();
        var flow = new ItemFlow("committed")
                .step("before")
                .step("commit")
                .step("after")
                .pointOfNoReturn("commit")
                .answer("after", context -> broken.get()
                        ? new StepResult.Failed(Errors.BACKEND_FAILED, "broken", false)
                        : StepResult.waiting("not yet", Duration.ofMillis(10)));
        var node = node(flow);
        var job = node.submit(itemRequest("committed", UUID.randomUUID()));
        awaitStep(node, job, 2, StepState.WAITING, 1);
        assertThatThrownBy(() -> node.engine().cancel(job, "too late"))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(Errors.WRONG_STATE));
        broken.set(true);
        var end = ended(node, job);
        assertThat(end.state()).isEqualTo(OperationState.FAILED);
        assertThat(flow.calls()).noneMatch(call -> call.startsWith("undo"));
        assertThat(flow.outcomes()).singleElement().matches(outcome -> !outcome.undone());
    }

    @Test
    void aSecondRequestOfTheSameKindThatPreemptsJoinsTheFirst() {
        var held = new AtomicBoolean(true);
        var flow = new ItemFlow("delete").step("remove").answer("remove", context -> held.get()
                ? StepResult.waiting("held", Duration.ofMillis(10))
                : StepResult.done());
        var node = node(flow);
        var subject = UUID.randomUUID();
        var first = node.submit(itemRequest("delete", subject, true));
        assertThat(node.submit(itemRequest("delete", subject, true))).isEqualTo(first);
        held.set(false);
        assertThat(ended(node, first).state()).isEqualTo(OperationState.SUCCEEDED);
        assertThat(node.submit(itemRequest("delete", subject, true))).isNotEqualTo(first);
    }

    @Test
    void anOperationOfAnotherVersionOfItsFlowFailsWithThatReason() {
        var older = new ItemFlow("versioned").step("old-step").answer("old-step", context ->
                StepResult.waiting("for the new server", Duration.ofMillis(10)));
        var first = node(older);
        var job = first.submit(itemRequest("versioned", UUID.randomUUID()));
        awaitStep(first, job, 0, StepState.WAITING, 1);
        first.close();
        nodes.remove(first);
        var newer = new ItemFlow("versioned").version(2).step("new-step");
        var second = node(newer);
        letMinutesPass(job, 4);
        var end = ended(second, job);
        assertThat(end.state()).isEqualTo(OperationState.FAILED);
        assertThat(end.error().orElseThrow().reason()).contains("another version of the server");
        assertThat(newer.calls()).isEmpty();
        assertThat(newer.outcomes()).hasSize(1);
    }

    @Test
    void callsThatHangHoldUpNobodyElse() {
        var release = new CountDownLatch(1);
        var hanging = new ItemFlow("black-hole").remoteItems("look", "a", "b").answer("look a", context -> {
                    awaitLatch(release);
                    return StepResult.done();
                })
                .answer("look b", context -> {
                    awaitLatch(release);
                    return StepResult.done();
                });
        var quick = flow("quick", OnFailure.LEAVE);
        // more operations than the engine has threads, though not more calls than may be under way
        var node = node(hanging, quick);
        var stuck = IntStream.range(0, 12)
                .mapToObj(i -> node.submit(itemRequest("black-hole", UUID.randomUUID())))
                .toList();
        await().atMost(TIMEOUT).until(() -> hanging.calls().size() >= EngineNode.QUICK.callThreads());
        var others = IntStream.range(0, 20)
                .mapToObj(i -> node.submit(request("quick", UUID.randomUUID())))
                .toList();
        others.forEach(id -> assertThat(ended(node, id).state()).isEqualTo(OperationState.SUCCEEDED));
        assertThat(stuck).allMatch(id -> !shared(id).state().ended());
        release.countDown();
        stuck.forEach(id -> assertThat(ended(node, id).state()).isEqualTo(OperationState.SUCCEEDED));
    }

    @Test
    void whatIsUnderWayIsAwaitedBeforeAnythingIsUndone() {
        var release = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        var flow = new ItemFlow("awaited").remoteItems("look", "a", "b").answer("look a", context -> {
                    awaitLatch(release);
                    ended.set(true);
                    return StepResult.done();
                })
                .answer("look b", context -> new StepResult.Failed(Errors.BACKEND_FAILED, "b fails", false))
                .answer("undo look a", context -> ended.get()
                        ? StepResult.done()
                        : new StepResult.Failed(Errors.INTERNAL, "undone while it is being done", false));
        var node = node(flow);
        var job = node.submit(itemRequest("awaited", UUID.randomUUID()));
        await().atMost(TIMEOUT).until(() -> shared(job).error().isPresent());
        awaitIdle(job);
        assertThat(flow.calls()).noneMatch(call -> call.startsWith("undo"));
        release.countDown();
        assertThat(ended(node, job).error().orElseThrow().reason()).isEqualTo("b fails");
        assertThat(flow.outcomes()).singleElement().matches(Outcome::undone);
    }

    @Test
    void anOperationThatTheEngineItselfAlwaysFailsAtIsEnded() {
        var flow = flow("faulty", OnFailure.LEAVE);
        var node = new EngineNode(
                        shared,
                        "faulty-node",
                        clock,
                        (operation, name, step, point) -> {
                            if (point == Point.BEFORE_APPLY && name.equals("faulty")) {
                                throw new IllegalStateException("a bug of the engine");
                            }
                        },
                        List.of(flow))
                .start();
        nodes.add(node);
        var subject = UUID.randomUUID();
        var job = node.submit(request("faulty", subject));
        for (int i = 0; i < 14 && !shared(job).state().ended(); i++) {
            var failures = failures(job);
            clock.putForward(Duration.ofMinutes(1));
            await().atMost(TIMEOUT)
                    .until(() -> shared(job).state().ended() || failures(job) > failures);
        }
        assertThat(ended(node, job).error().orElseThrow().reason()).contains("The server failed 12 times");
        assertThat(settled(subject)).containsExactly("Failed");
        await().atMost(TIMEOUT).until(() -> scheduled(job) == 0);
    }

    private int failures(OperationId id) {
        return count(
                "SELECT COALESCE(MAX(consecutive_failures), 0) FROM scheduled_tasks WHERE task_instance = :id", id);
    }

    private static OperationRequest itemRequest(String flow, UUID subject) {
        return itemRequest(flow, subject, false);
    }

    private static OperationRequest itemRequest(String flow, UUID subject, boolean preempts) {
        var plain = request(flow, subject);
        return new OperationRequest(
                flow,
                new ItemFlow.Input(subject),
                plain.subject(),
                plain.owner(),
                plain.caller(),
                plain.command(),
                plain.eventType(),
                plain.description(),
                preempts);
    }

    private ScriptedFlow flow(String name, OnFailure onFailure) {
        return new ScriptedFlow(name, STEPS, onFailure, this::settle);
    }

    private void settle(UUID subject, String outcome) {
        entities()
                .createNativeQuery("INSERT INTO settled VALUES (:subject, :outcome)")
                .setParameter("subject", subject.toString())
                .setParameter("outcome", outcome)
                .executeUpdate();
    }

    private List<String> settled(UUID subject) {
        return texts("SELECT outcome FROM settled WHERE subject = :subject", subject);
    }

    private List<String> eventTexts(UUID subject) {
        return texts("SELECT description FROM event_log WHERE resource_id = :subject ORDER BY n", subject);
    }

    private List<String> texts(String query, UUID subject) {
        return transactions().call(() -> ((List<?>) entities()
                        .createNativeQuery(query)
                        .setParameter("subject", subject.toString())
                        .getResultList())
                .stream().map(String.class::cast).toList());
    }

    private int scheduled(OperationId id) {
        return count("SELECT COUNT(*) FROM scheduled_tasks WHERE task_instance = :id", id);
    }

    /** Waits until no server works on the operation for now. */
    private void awaitIdle(OperationId id) {
        await().atMost(TIMEOUT)
                .until(() -> count(
                                "SELECT COUNT(*) FROM scheduled_tasks WHERE task_instance = :id AND picked = FALSE", id)
                        == 1);
    }

    private int count(String query, OperationId id) {
        return transactions().call(() -> ((Number) entities()
                        .createNativeQuery(query)
                        .setParameter("id", id.toString())
                        .getSingleResult())
                .intValue());
    }

    /** Lets time pass in which a server works on the operation. */
    private void letMinutesPass(OperationId job, int minutes) {
        for (int i = 0; i < minutes; i++) {
            awaitIdleOrEnd(job);
            var before = activeUntil(job);
            clock.putForward(Duration.ofMinutes(1));
            await().atMost(TIMEOUT)
                    .until(() -> shared(job).state().ended() || !activeUntil(job).equals(before));
        }
    }

    private void awaitIdleOrEnd(OperationId id) {
        await().atMost(TIMEOUT)
                .until(() -> shared(id).state().ended()
                        || count(
                                        "SELECT COUNT(*) FROM scheduled_tasks WHERE task_instance = :id AND picked = FALSE",
                                        id)
                                == 1);
    }

    private Object activeUntil(OperationId id) {
        return transactions().call(() -> Optional.ofNullable(entities().find(OperationEntity.class, id.value())
                .activeUntil));
    }

    private long epoch(OperationId id) {
        return transactions().call(() -> entities().find(OperationEntity.class, id.value()).epoch);
    }

    private void awaitStep(EngineNode node, OperationId job, int index, StepState state, int attempts) {
        await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(5)).untilAsserted(() -> {
            var step = node.engine().find(job).orElseThrow().steps().get(index);
            assertThat(step.state()).isEqualTo(state);
            assertThat(step.attempts()).isEqualTo(attempts);
        });
    }

    private Operation ended(EngineNode node, OperationId job) {
        return await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> shared(job), operation -> operation.state().ended());
    }

    /** Asks the database and not a node, which may be dead. */
    private Operation shared(OperationId job) {
        return new EngineNode(shared, "reader", clock, EngineProbe.NONE, List.of())
                .engine()
                .find(job)
                .orElseThrow();
    }

    private EngineNode node(Flow<?, ?>... flows) {
        var node = new EngineNode(shared, "node-" + nodes.size(), clock, EngineProbe.NONE, List.of(flows)).start();
        nodes.add(node);
        return node;
    }

    private Jobs jobs() {
        return new Jobs(new OperationRepository(entities()), transactions(), shared.get(JsonMapper.class));
    }

    private Transactions transactions() {
        return shared.get(Transactions.class);
    }

    private EntityManager entities() {
        return shared.get(EntityManager.class);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            if (!latch.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited in vain");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static OperationRequest request(String flow, UUID subject) {
        return request(flow, subject, false, Optional.empty());
    }

    private static OperationRequest request(String flow, UUID subject, boolean preempts, Optional<OperationId> job) {
        return new OperationRequest(
                flow,
                new ScriptedFlow.Input(subject),
                new Subject("Thing", subject, "thing"),
                new AccountId(new UUID(0, 1)),
                caller(job),
                "testThing",
                "THING.TEST",
                "testing the engine",
                preempts);
    }

    private static CallContext caller(Optional<OperationId> job) {
        return new CallContext(
                new UserId(new UUID(0, 2)),
                "tester",
                new AccountId(new UUID(0, 1)),
                "testers",
                new DomainId(new UUID(0, 3)),
                "/",
                new RoleId(new UUID(0, 4)),
                RoleType.USER,
                job);
    }
}
