package dev.mold.api.flow;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.OperationId;
import dev.mold.api.response.ListAnswer;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Submits and queries runs of flows. */
public interface Operations {
    /**
     * Stores an operation, in the caller's transaction if there is one; it begins after the commit. A preempting
     * request joins a running operation of the same flow on the subject, if there is one.
     *
     * @return its id, the uuid of the job; the id requested by the caller, if any, unless it joined another operation
     * @throws ApiException CONCURRENT_OPERATION if another operation works on the subject and this one does not
     *     preempt; INVALID_PARAMETER if the caller's job id is taken
     */
    OperationId submit(OperationRequest request);

    /**
     * Cancels an operation: its changes are rolled back if its flow does so on failures, otherwise they are kept. It
     * ends later, as {@link OperationState#CANCELLED} or, if it could not be stopped in time, as it would have without
     * the cancellation.
     *
     * @param reason one sentence, shown to users
     * @throws ApiException INVALID_PARAMETER if there is no such operation; WRONG_STATE if it has ended or is past its
     *     point of no return
     */
    void cancel(OperationId id, String reason);

    Optional<Operation> find(OperationId id);

    /** The operation that currently works on the subject. */
    Optional<Operation> underWay(String subjectType, UUID subject);

    /** The subjects on which an operation currently works. */
    Set<UUID> underWay(String subjectType, Collection<UUID> subjects);

    /** The operation last submitted for the subject. */
    Optional<Operation> latest(String subjectType, UUID subject);

    ListAnswer<Operation> list(OperationQuery query);
}
