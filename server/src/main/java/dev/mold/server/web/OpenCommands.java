package dev.mold.server.web;

import dev.mold.server.discovery.CommandDescriptor;
import java.util.Optional;

/** Commands that need no authentication, such as log-in; contributed by what knows the users. */
public interface OpenCommands {
    /** The command of that name, if it is one of them. */
    Optional<CommandDescriptor> find(String name);

    /** The answer to a call of one of them, a failure included. */
    ApiAnswer answer(CommandDescriptor command, ApiRequest request);
}
