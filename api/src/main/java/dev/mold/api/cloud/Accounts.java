package dev.mold.api.cloud;

import dev.mold.api.command.Access;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.ListScope;
import dev.mold.api.command.Owner;
import dev.mold.api.command.Ownership;
import dev.mold.api.command.Visibility;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.AccountId;

/** Ownership of resources and access to them. */
public interface Accounts {
    /** @throws ApiException INVALID_PARAMETER if there is no such account */
    Account account(AccountId id);

    /** The account of the system itself, which owns what belongs to no other account. */
    Account system();

    /**
     * The account for which the caller creates something.
     *
     * @throws ApiException PERMISSION_DENIED if the caller may not, INVALID_PARAMETER if there is no such account
     */
    Account owner(CallContext call, Owner owner);

    /**
     * The accounts whose resources a list command returns.
     *
     * @throws ApiException PERMISSION_DENIED if the caller may not see them, INVALID_PARAMETER if there is no such
     *     account
     */
    Visibility visibility(CallContext call, ListScope scope);

    /** @throws ApiException PERMISSION_DENIED if the caller does not have that access to what is owned like this */
    void checkAccess(CallContext call, Access access, Ownership ownership);
}
