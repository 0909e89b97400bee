package dev.mold.server.job.flow;

import dev.mold.api.flow.Flow;
import dev.mold.api.flow.FlowStep;
import dev.mold.api.flow.Item;
import dev.mold.api.flow.ItemStep;
import dev.mold.api.flow.OnFailure;
import dev.mold.api.flow.OperationData;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.RetryPolicy;
import dev.mold.api.flow.Step;
import dev.mold.api.flow.StepOrder;
import dev.mold.api.flow.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A flow of steps with and without items, whose calls answer as a test says, and that notes them. */
final class ItemFlow implements Flow<ItemFlow.Input, ItemFlow.Context> {
    record Input(UUID subject) {}

    record Context(UUID subject, OperationData data) {}

    private final String name;
    private final List<FlowStep<Context>> steps = new ArrayList<>();
    private final Map<String, Function<Context, StepResult>> answers = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    private StepOrder order = StepOrder.sequential();
    private OnFailure onFailure = OnFailure.UNDO;
    private Optional<String> pointOfNoReturn = Optional.empty();
    private int version = 1;

    ItemFlow(String name) {
        this.name = name;
    }

    ItemFlow step(String step) {
        steps.add(new Whole(step, false));
        return this;
    }

    ItemFlow remoteStep(String step) {
        steps.add(new Whole(step, true));
        return this;
    }

    ItemFlow items(String step, int parallel, String... items) {
        steps.add(new Each(step, false, parallel, List.of(items)));
        return this;
    }

    ItemFlow remoteItems(String step, String... items) {
        steps.add(new Each(step, true, Integer.MAX_VALUE, List.of(items)));
        return this;
    }

    ItemFlow order(StepOrder wanted) {
        order = wanted;
        return this;
    }

    ItemFlow onFailure(OnFailure wanted) {
        onFailure = wanted;
        return this;
    }

    ItemFlow pointOfNoReturn(String step) {
        pointOfNoReturn = Optional.of(step);
        return this;
    }

    ItemFlow version(int wanted) {
        version = wanted;
        return this;
    }

    /** @param call such as {@code prepare a} or {@code undo prepare a} */
    ItemFlow answer(String call, Function<Context, StepResult> answer) {
        answers.put(call, answer);
        return this;
    }

    List<String> calls() {
        return calls;
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    private StepResult called(String call, Context context) {
        calls.add(call);
        return answers.getOrDefault(call, any -> StepResult.done()).apply(context);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public List<FlowStep<Context>> steps() {
        return steps;
    }

    @Override
    public StepOrder order() {
        return order;
    }

    @Override
    public Context load(Input input, OperationData data) {
        return new Context(input.subject(), data);
    }

    @Override
    public OnFailure onFailure() {
        return onFailure;
    }

    @Override
    public Optional<String> pointOfNoReturn() {
        return pointOfNoReturn;
    }

    @Override
    public void settle(Input input, Outcome outcome) {
        outcomes.add(outcome);
    }

    private static final RetryPolicy RETRIES = new RetryPolicy(3, Duration.ofMillis(10), Duration.ofMillis(10));

    private final class Whole implements Step<Context> {
        private final String step;
        private final boolean remote;

        private Whole(String step, boolean remote) {
            this.step = step;
            this.remote = remote;
        }

        @Override
        public String name() {
            return step;
        }

        @Override
        public String description() {
            return "does " + step;
        }

        @Override
        public StepResult apply(Context context) {
            return called(step, context);
        }

        @Override
        public StepResult undo(Context context) {
            return called("undo " + step, context);
        }

        @Override
        public Duration timeLimit(Context context) {
            return Duration.ofMinutes(10);
        }

        @Override
        public RetryPolicy retries() {
            return RETRIES;
        }

        @Override
        public boolean remote() {
            return remote;
        }
    }

    private final class Each implements ItemStep<Context> {
        private final String step;
        private final boolean remote;
        private final int parallel;
        private final List<String> items;

        private Each(String step, boolean remote, int parallel, List<String> items) {
            this.step = step;
            this.remote = remote;
            this.parallel = parallel;
            this.items = items;
        }

        @Override
        public String name() {
            return step;
        }

        @Override
        public String description() {
            return "does " + step + " item by item";
        }

        @Override
        public List<Item> items(Context context) {
            return items.stream().map(item -> new Item("key-" + item, item)).toList();
        }

        @Override
        public StepResult apply(Context context, Item item) {
            return called(step + " " + item.name(), context);
        }

        @Override
        public StepResult undo(Context context, Item item) {
            return called("undo " + step + " " + item.name(), context);
        }

        @Override
        public int parallel() {
            return parallel;
        }

        @Override
        public Duration timeLimit(Context context) {
            return Duration.ofMinutes(10);
        }

        @Override
        public RetryPolicy retries() {
            return RETRIES;
        }

        @Override
        public boolean remote() {
            return remote;
        }
    }
}
