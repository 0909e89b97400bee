package dev.mold.api.cloud;

import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;

/** The event log for users. The engine itself records the start and end of operations. */
public interface Events {
    /**
     * @param type such as {@code KUBERNETES.CLUSTER.CREATE}
     * @param description one sentence, without secrets
     */
    void record(String type, EventLevel level, String description, AccountId owner, Subject subject);
}
