package dev.mold.server.web;

import dev.mold.api.command.CallContext;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.OperationId;
import dev.mold.server.discovery.CommandDescriptor;
import java.util.Locale;
import java.util.Optional;

/**
 * Calls a command, once the caller's permission has been checked: decodes the parameters, calls the handler, renders
 * the answer.
 */
final class CommandCalls {
    private final AccountThrottle throttle;
    private final ParameterDecoder decoder;
    private final AnswerRenderer renderer;
    private final ResponseCache kept;

    CommandCalls(
            AccountThrottle throttle, ParameterDecoder decoder, AnswerRenderer renderer, ResponseCache kept) {
        this.throttle = throttle;
        this.decoder = decoder;
        this.renderer = renderer;
        this.kept = kept;
    }

    /**
     * @throws ApiException if a parameter is invalid, the account makes too many requests, or as the handler throws it
     */
    ApiAnswer answer(CommandDescriptor command, ApiRequest request, CallContext call) {
        throttle.check(call);
        return kept.keeps(command)
                ? kept.answer(request, call, () -> made(command, request, call))
                : made(command, request, call);
    }

    private ApiAnswer made(CommandDescriptor command, ApiRequest request, CallContext call) {
        var record = decoder.decode(command, request.parameters(), call);
        var result = command.handle(record, withJobId(request, command, call));
        return renderer.answer(command, result, call.roleType(), request.wantsJson());
    }

    private static CallContext withJobId(ApiRequest request, CommandDescriptor command, CallContext call) {
        var sent = request.parameterIgnoringCase("customjobid").filter(text -> !text.isBlank());
        if (sent.isEmpty() || !command.kind().async()) {
            return call;
        }
        try {
            return new CallContext(
                    call.user(),
                    call.username(),
                    call.account(),
                    call.accountName(),
                    call.domain(),
                    call.domainPath(),
                    call.role(),
                    call.roleType(),
                    Optional.of(OperationId.of(sent.get())));
        } catch (IllegalArgumentException e) {
            throw new ApiException(
                    Errors.PARAMETER_REFUSED,
                    "Unable to execute API command " + command.name().toLowerCase(Locale.ROOT)
                            + " due to invalid value " + sent.get() + " for parameter customjobid",
                    e);
        }
    }
}
