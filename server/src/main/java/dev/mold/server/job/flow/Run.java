package dev.mold.server.job.flow;

import dev.mold.api.flow.StepState;
import dev.mold.api.id.OperationId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An operation as the server that works on it knows it; used by one thread. */
final class Run {
    private final Claim claim;
    private final OperationEntity operation;
    private final List<StepEntity> steps;
    private Optional<String> cancelReason;

    Run(Claim claim, OperationEntity operation, List<StepEntity> steps, Optional<String> cancelReason) {
        this.claim = claim;
        this.operation = operation;
        this.steps = List.copyOf(steps);
        this.cancelReason = cancelReason;
    }

    OperationId id() {
        return claim.operation();
    }

    Claim claim() {
        return claim;
    }

    OperationEntity operation() {
        return operation;
    }

    int stepCount() {
        return steps.size();
    }

    /** Why it has to make way for another operation, if it has to. */
    Optional<String> cancelReason() {
        return cancelReason;
    }

    void cancel(Optional<String> reason) {
        cancelReason = reason;
    }

    Optional<StepEntity> nextToDo() {
        return steps.stream().filter(step -> step.state != StepState.DONE).findFirst();
    }

    Optional<StepEntity> nextToUndo() {
        return steps.stream()
                .filter(StepEntity::toUndo)
                .max(Comparator.comparingInt((StepEntity step) -> step.key.n()));
    }

    /** Whether everything that was begun is taken back. */
    boolean undone() {
        return steps.stream().allMatch(step -> step.started == null || step.state == StepState.UNDONE);
    }

    /** Name of the last step that was begun; empty if none was. */
    String lastBegun() {
        return steps.stream()
                .filter(step -> step.started != null)
                .reduce((first, second) -> second)
                .map(step -> step.name)
                .orElse("");
    }
}
