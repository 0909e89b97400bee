package dev.mold.server.job.flow;

import dev.mold.api.cloud.EventLevel;
import dev.mold.api.command.CallContext;
import dev.mold.api.flow.OperationRequest;
import dev.mold.api.flow.Outcome;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.EventId;
import dev.mold.server.event.EventService;
import dev.mold.server.event.EventState;
import dev.mold.server.event.NewEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Records events for users about the progress of operations. */
class OperationEvents {
    private final EventService events;
    private final JsonMapper mapper;

    OperationEvents(EventService events, JsonMapper mapper) {
        this.events = events;
        this.mapper = mapper;
    }

    EventId scheduled(OperationRequest request) {
        return events.record(new NewEvent(
                request.eventType(),
                EventLevel.INFO,
                EventState.SCHEDULED,
                request.description(),
                request.owner(),
                request.subject(),
                Optional.of(request.caller()),
                Optional.empty()));
    }

    void started(OperationEntity operation) {
        record(operation, EventLevel.INFO, EventState.STARTED, capitalised(operation.description));
    }

    void stepDone(Run run, StepEntity step, Instant now) {
        // for a flow of one step its end says it all
        if (run.stepCount() > 1) {
            var seconds = Duration.between(step.started, now).toMillis() / 1000.0;
            record(
                    run.operation(),
                    EventLevel.INFO,
                    EventState.STARTED,
                    String.format(
                            Locale.ROOT, "%s (%d of %d) took %.1f s", step.name, step.key.n(), run.stepCount(), seconds));
        }
    }

    void stepFailed(Run run, Unit unit, String reason) {
        record(
                run.operation(),
                EventLevel.WARN,
                EventState.STARTED,
                unit.label() + " (" + unit.step().key.n() + " of " + run.stepCount() + ") failed: " + reason);
    }

    void notUndone(Run run, Unit unit, String reason) {
        record(
                run.operation(),
                EventLevel.WARN,
                EventState.STARTED,
                "What " + unit.label() + " did could not be rolled back: " + reason);
    }

    void ended(OperationEntity operation, Outcome outcome) {
        if (outcome.success()) {
            record(operation, EventLevel.INFO, EventState.COMPLETED, "Successfully completed " + operation.description);
        } else if (outcome instanceof Outcome.Cancelled cancelled) {
            record(
                    operation,
                    EventLevel.WARN,
                    EventState.COMPLETED,
                    "Cancelled " + operation.description + ": " + cancelled.reason());
        } else {
            var reason = outcome.failure().orElseThrow().reason();
            record(
                    operation,
                    EventLevel.ERROR,
                    EventState.COMPLETED,
                    "Error while " + operation.description + ": " + reason);
        }
    }

    private void record(OperationEntity operation, EventLevel level, EventState state, String description) {
        events.record(new NewEvent(
                operation.eventType,
                level,
                state,
                description,
                new AccountId(operation.ownerId),
                new Subject(operation.subjectType, operation.subjectId, operation.subjectName),
                Optional.of(mapper.readValue(operation.caller, CallContext.class)),
                Optional.of(new EventId(operation.firstEventId))));
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
