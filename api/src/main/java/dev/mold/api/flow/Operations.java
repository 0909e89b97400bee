package dev.mold.api.flow;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.OperationId;
import dev.mold.api.response.ListAnswer;
import java.util.Optional;
import java.util.UUID;

/** Submits and looks up runs of flows. */
public interface Operations {
    /**
     * Stores a run, in the caller's transaction where there is one; it begins when that is committed.
     *
     * @return its id, the uuid of the job; the one that the caller named if it did
     * @throws ApiException CONCURRENT_OPERATION if another operation works on the subject and this one does not preempt;
     *     INVALID_PARAMETER if the caller's job id is taken
     */
    OperationId submit(OperationRequest request);

    Optional<Operation> find(OperationId id);

    /** The operation that works on the subject now. */
    Optional<Operation> underWay(String subjectType, UUID subject);

    /** The operation last submitted for the subject. */
    Optional<Operation> latest(String subjectType, UUID subject);

    ListAnswer<Operation> list(OperationQuery query);
}
