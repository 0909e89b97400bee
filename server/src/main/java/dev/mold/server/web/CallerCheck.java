package dev.mold.server.web;

import dev.mold.api.command.CallContext;

/** Authenticates callers; contributed by what knows them. */
public interface CallerCheck {
    /**
     * @param known whether the command exists: a signed call of one that does not is refused like a wrong signature, as
     *     CloudStack does
     * @throws AuthenticationException if authentication fails
     */
    CallContext check(ApiRequest request, boolean known);
}
