package dev.mold.server.caller;

import dev.mold.api.command.CallContext;
import dev.mold.api.error.ApiException;
import dev.mold.api.id.DomainId;
import java.util.Optional;

/** Checks user names and passwords. */
public interface Logins {
    /**
     * A user who has entered the correct password.
     *
     * @param timezone the user's, if it has one
     * @param registered whether it has API keys
     */
    record LoggedIn(
            CallContext call, String firstname, String lastname, Optional<String> timezone, boolean registered) {}

    /**
     * @param domainPath with or without slashes at its ends; empty for the root
     * @throws ApiException LOGIN_FAILED, with the same message for every cause, except for users with a correct
     *     password who may not log in
     */
    LoggedIn byDomainPath(String username, String password, String domainPath);

    /** Like {@link #byDomainPath}, for a domain given by its id. */
    LoggedIn byDomain(String username, String password, DomainId domain);
}
