package dev.mold.api.flow;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.OperationId;
import dev.mold.api.response.ListAnswer;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Submits and looks up runs of flows. */
public interface Operations {
    /**
     * Stores an operation, in the caller's transaction where there is one; it begins when that is committed. A request
     * that preempts while an operation of the same flow is under way on the subject joins that one instead.
     *
     * @return its id, the uuid of the job; the one that the caller named if it did, unless it joined another
     * @throws ApiException CONCURRENT_OPERATION if another operation works on the subject and this one does not preempt;
     *     INVALID_PARAMETER if the caller's job id is taken
     */
    OperationId submit(OperationRequest request);

    /**
     * Has an operation end early: what it did is rolled back if its flow does so on failures, else all stays as it is.
     * It ends later, as {@link OperationState#CANCELLED} or, if it could not be stopped in time, as it would have.
     *
     * @param reason one sentence, shown to users
     * @throws ApiException INVALID_PARAMETER if there is no such operation; WRONG_STATE if it has ended or is past its
     *     point of no return
     */
    void cancel(OperationId id, String reason);

    Optional<Operation> find(OperationId id);

    /** The operation that works on the subject now. */
    Optional<Operation> underWay(String subjectType, UUID subject);

    /** Those of the subjects on which an operation works now. */
    Set<UUID> underWay(String subjectType, Collection<UUID> subjects);

    /** The operation last submitted for the subject. */
    Optional<Operation> latest(String subjectType, UUID subject);

    ListAnswer<Operation> list(OperationQuery query);
}
