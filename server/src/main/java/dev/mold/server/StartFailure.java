package dev.mold.server;

import dev.mold.api.error.ApiException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Reports why the server does not start: in a line where it is something that whoever started it can mend, such as a
 * wrong option, a missing program or a folder in use; else with all that Java knows.
 */
final class StartFailure implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        var reason = mendable(failure);
        if (reason.isPresent()) {
            command.getErr().println("Mold cannot start: " + reason.get());
        } else {
            failure.printStackTrace(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** The reason that lies deepest. */
    static Optional<String> mendable(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .filter(each -> each instanceof ApiException
                        || each instanceof IllegalArgumentException
                        || each instanceof UncheckedIOException)
                .reduce((above, below) -> below)
                .map(Throwable::getMessage);
    }
}
