package dev.mold.api.cloud;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;

/** The resource limits of accounts. */
public interface Limits {
    /**
     * Must be called in the transaction that creates the resource; it locks the account's row, so that two concurrent
     * requests cannot both use the remaining capacity. For a remote cloud the check is a hint, and the cloud itself may
     * refuse the resource later.
     *
     * @param more the requested additional amount
     * @throws ApiException RESOURCE_LIMIT if that would exceed the account's or its domain's limit
     */
    void checkRoom(AccountId account, ResourceKind kind, long more);
}
