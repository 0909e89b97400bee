package dev.mold.api.cloud;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;
import java.util.Map;

/** The resource limits of accounts. */
public interface Limits {
    /**
     * Must be called in the transaction that creates the resource; it locks the account's row, so that two concurrent
     * requests cannot both use the remaining capacity. For a remote cloud the check is a hint, and the cloud itself may
     * refuse the resource later.
     *
     * @param more the requested additional amount of each kind
     * @throws ApiException RESOURCE_LIMIT if that would exceed a limit of the account or its domain
     */
    void checkRoom(AccountId account, Map<ResourceKind, Long> more);

    /** The same for one kind. */
    default void checkRoom(AccountId account, ResourceKind kind, long more) {
        checkRoom(account, Map.of(kind, more));
    }
}
