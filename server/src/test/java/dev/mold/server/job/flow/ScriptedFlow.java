package dev.mold.server.job.flow;

import dev.mold.api.flow.Flow;
import dev.mold.api.flow.JobAnswer;
import dev.mold.api.flow.OnFailure;
import dev.mold.api.flow.OperationData;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepResult;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A flow whose steps answer as a test tells them, and that notes what is called. */
final class ScriptedFlow implements Flow<ScriptedFlow.Input, UUID> {
    /** What a run is told: the subject, by which the test knows it again. */
    record Input(UUID subject) {}

    /** Records an outcome in the transaction that it is called in. */
    interface Ledger {
        void settled(UUID subject, String outcome);
    }

    private final String name;
    private final int size;
    private final OnFailure onFailure;
    private final Ledger ledger;
    private final Map<String, Deque<Supplier<StepResult>>> scripts = new ConcurrentHashMap<>();
    private final Map<UUID, List<String>> calls = new ConcurrentHashMap<>();

    ScriptedFlow(String name, int size, OnFailure onFailure, Ledger ledger) {
        this.name = name;
        this.size = size;
        this.onFailure = onFailure;
        this.ledger = ledger;
    }

    /** The next calls of {@code apply step-2}, {@code verify step-2} or {@code undo step-2} answer so, and then "done". */
    ScriptedFlow script(String call, StepResult... answers) {
        for (var answer : answers) {
            script(call, () -> answer);
        }
        return this;
    }

    ScriptedFlow script(String call, Supplier<StepResult> answer) {
        scripts.computeIfAbsent(call, key -> new ArrayDeque<>()).add(answer);
        return this;
    }

    List<String> calls(UUID subject) {
        return calls.computeIfAbsent(subject, key -> new CopyOnWriteArrayList<>());
    }

    /** Calls in order, with those that repeat the one before left out. */
    List<String> story(UUID subject) {
        var all = calls(subject);
        return IntStream.range(0, all.size())
                .filter(i -> i == 0 || !all.get(i).equals(all.get(i - 1)))
                .mapToObj(all::get)
                .toList();
    }

    private StepResult called(UUID subject, String call) {
        calls(subject).add(call);
        var script = scripts.get(call);
        Supplier<StepResult> next;
        synchronized (this) {
            next = script == null ? null : script.poll();
        }
        return next == null ? StepResult.done() : next.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public List<Step<UUID>> steps() {
        return IntStream.rangeClosed(1, size)
                .<Step<UUID>>mapToObj(n -> new ScriptedStep("step-" + n))
                .toList();
    }

    @Override
    public UUID load(Input input, OperationData data) {
        return input.subject();
    }

    @Override
    public OnFailure onFailure() {
        return onFailure;
    }

    @Override
    public void settle(Input input, Outcome outcome) {
        var undone = outcome.failure().map(Outcome.Failed::undone).orElse(false);
        ledger.settled(input.subject(), outcome.getClass().getSimpleName() + (undone ? " undone" : ""));
    }

    @Override
    public JobAnswer answer(Input input) {
        return JobAnswer.success("as told");
    }

    private final class ScriptedStep implements Step<UUID> {
        private final String name;

        private ScriptedStep(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String description() {
            return "does what " + name + " is for";
        }

        @Override
        public StepResult apply(UUID subject) {
            return called(subject, "apply " + name);
        }

        @Override
        public StepResult verify(UUID subject) {
            return scripts.containsKey("verify " + name) ? called(subject, "verify " + name) : StepResult.done();
        }

        @Override
        public StepResult undo(UUID subject) {
            return called(subject, "undo " + name);
        }

        @Override
        public Duration timeLimit(UUID subject) {
            return Duration.ofMinutes(10);
        }

        @Override
        public RetryPolicy retries() {
            return new RetryPolicy(3, Duration.ofSeconds(20), Duration.ofSeconds(30));
        }
    }
}
