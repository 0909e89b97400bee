package dev.mold.server.job.flow;

import dev.mold.api.command.CallContext;
import dev.mold.api.error.ErrorCode;
import dev.mold.api.flow.OperationState;
import dev.mold.api.flow.Subject;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.OperationId;
import java.time.Instant;
import java.util.Optional;

/**
 * An operation as the job that it is to clients.
 *
 * @param command wire name of the command that asked for it
 * @param result the rendered {@code jobresult}; empty until it ended
 * @param server the server that works on it, or did last
 * @param progress which step it is at, in words; empty once it ended
 */
public record Job(
        OperationId id,
        CallContext caller,
        AccountId owner,
        String command,
        Subject subject,
        OperationState state,
        Instant created,
        Optional<Instant> completed,
        Optional<ErrorCode> error,
        Optional<String> result,
        Optional<String> server,
        Optional<String> progress) {}
