package dev.mold.server.caller;

import dev.mold.api.command.CallContext;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.DomainId;
import java.util.Optional;

/** Checks user names and passwords. */
public interface Logins {
    /**
     * A user whose password was right.
     *
     * @param timezone the user's, if it has one
     * @param registered whether it has API keys
     */
    record LoggedIn(
            CallContext call, String firstname, String lastname, Optional<String> timezone, boolean registered) {}

    /**
     * @param domainPath with or without slashes at its ends; empty for the root
     * @throws ApiException LOGIN_FAILED, whatever the cause, but for users who may not log in although the password is
     *     right
     */
    LoggedIn byDomainPath(String username, String password, String domainPath);

    /** As {@link #byDomainPath}, for a domain by its id. */
    LoggedIn byDomain(String username, String password, DomainId domain);
}
