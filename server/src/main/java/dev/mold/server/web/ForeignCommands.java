package dev.mold.server.web;

import java.util.Optional;

/**
 * Answers requests whose command this server does not have, such as by passing them on to another server, which then
 * authenticates the caller itself.
 */
public interface ForeignCommands {
    /** The answer; empty if the request is not for it either. */
    Optional<ApiAnswer> answer(ApiRequest request);
}
