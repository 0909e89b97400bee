package dev.mold.api.cloud;

import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;

/** What an account may use at most. */
public interface Limits {
    /**
     * To be called in the transaction that makes the resource; it locks the account's row, so two at once cannot both
     * take the last one. Where the cloud is elsewhere this is a hint, and the cloud itself refuses the resource later.
     *
     * @param more how much more is wanted
     * @throws ApiException RESOURCE_LIMIT if that would be over the account's or its domain's limit
     */
    void checkRoom(AccountId account, ResourceKind kind, long more);
}
