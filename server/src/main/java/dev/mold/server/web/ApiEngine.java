package dev.mold.server.web;

import dev.mold.api.command.CallContext;
import dev.mold.api.config.Settings;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.ErrorKind;
import dev.mold.api.error.Errors;
import dev.mold.server.discovery.CommandAccess;
import dev.mold.server.discovery.CommandDescriptor;
import dev.mold.server.discovery.CommandRegistry;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a request: authenticates the caller, finds the command, checks the caller's permission, and calls the command
 * or renders the error.
 */
final class ApiEngine {
    private static final Logger LOG = LoggerFactory.getLogger(ApiEngine.class);
    private static final String NO_COMMAND = "null";
    static final String NO_ENTITY_KEY = "errorresponse";
    static final String HIDDEN =
            "Internal error executing command, please contact your system administrator";

    private final CommandRegistry commands;
    private final CommandAccess access;
    private final List<OpenCommands> open;
    private final List<ForeignCommands> foreign;
    private final CallerCheck callers;
    private final CommandCalls calls;
    private final AnswerRenderer renderer;
    private final Settings settings;
    private final SecureRandom random;

    ApiEngine(
            CommandRegistry commands,
            CommandAccess access,
            List<OpenCommands> open,
            List<ForeignCommands> foreign,
            CallerCheck callers,
            CommandCalls calls,
            AnswerRenderer renderer,
            Settings settings,
            SecureRandom random) {
        this.commands = commands;
        this.access = access;
        this.open = List.copyOf(open);
        this.foreign = List.copyOf(foreign);
        this.callers = callers;
        this.calls = calls;
        this.renderer = renderer;
        this.settings = settings;
        this.random = random;
    }

    ApiAnswer answer(ApiRequest request) {
        var login = request.command().flatMap(this::open);
        var command = login.map(Open::command).or(() -> request.command().flatMap(commands::find));
        CallContext call;
        try {
            if (login.isPresent()) {
                return login.get().answer(request);
            }
            var elsewhere = command.isPresent() ? Optional.<ApiAnswer>empty() : foreign(request);
            if (elsewhere.isPresent()) {
                return elsewhere.get();
            }
            call = callers.check(request, command.isPresent());
        } catch (AuthenticationException e) {
            return renderer.refusal(key(request, command), e, request.wantsJson());
        } catch (RuntimeException e) {
            return unexpected(request, command, false, e);
        }
        try {
            return run(request, command, call);
        } catch (ApiException e) {
            var key = e.code().equals(Errors.UNKNOWN_COMMAND) ? NO_ENTITY_KEY : key(request, command);
            return renderer.error(key, e, text(e, call), request.wantsJson());
        } catch (RuntimeException e) {
            return unexpected(request, command, call.rootAdmin(), e);
        }
    }

    private Optional<Open> open(String command) {
        return open.stream()
                .flatMap(owner -> owner.find(command).stream().map(found -> new Open(owner, found)))
                .findFirst();
    }

    private Optional<ApiAnswer> foreign(ApiRequest request) {
        return foreign.stream()
                .flatMap(each -> each.answer(request).stream())
                .findFirst();
    }

    /** A command that needs no authentication, and who has it. */
    private record Open(OpenCommands owner, CommandDescriptor command) {
        ApiAnswer answer(ApiRequest request) {
            return owner.answer(command, request);
        }
    }

    /** The answer to a request that cannot be read. */
    ApiAnswer unreadable(UnreadableRequest request) {
        return renderer.error(
                NO_ENTITY_KEY, request.failure(), request.failure().getMessage(), request.json());
    }

    private ApiAnswer run(ApiRequest request, Optional<CommandDescriptor> found, CallContext call) {
        var command = found.orElseThrow(() -> unknown(request));
        if (!access.mayCall(call, command)) {
            throw new ApiException(
                    Errors.UNKNOWN_COMMAND,
                    "The API [" + command.name() + "] does not exist or is not available for the account Account ["
                            + call.accountName() + "]");
        }
        if (!request.post() && !command.readOnly() && settings.value(WebSettings.ENFORCE_POST)) {
            throw new ApiException(Errors.BAD_REQUEST, "The command " + command.name() + " must be posted");
        }
        return calls.answer(command, request, call);
    }

    private static ApiException unknown(ApiRequest request) {
        return request.command()
                .map(name -> new ApiException(Errors.UNKNOWN_COMMAND, "Unknown API command: " + name))
                .orElseGet(() -> new ApiException(Errors.BAD_REQUEST, "The parameter command is missing"));
    }

    private static String key(ApiRequest request, Optional<CommandDescriptor> command) {
        if (request.parameters().isEmpty()) {
            return NO_ENTITY_KEY;
        }
        return command.map(CommandDescriptor::responseName)
                .orElse(request.command().isPresent() ? NO_ENTITY_KEY : NO_COMMAND);
    }

    /**
     * The messages of failures for lack of capacity or resources reveal facts about hosts, so only root administrators
     * see them.
     */
    private static String text(ApiException failure, CallContext call) {
        var code = failure.code();
        var secret = code.kind() == ErrorKind.INTERNAL
                || code.equals(Errors.INSUFFICIENT_CAPACITY)
                || code.equals(Errors.RESOURCE_UNAVAILABLE);
        return secret && !call.rootAdmin() ? HIDDEN : failure.getMessage();
    }

    private ApiAnswer unexpected(
            ApiRequest request, Optional<CommandDescriptor> command, boolean rootAdmin, RuntimeException failure) {
        var mark = Integer.toHexString(random.nextInt());
        LOG.error("Error {}: command {} failed unexpectedly", mark, request.command().orElse(""), failure);
        var text = rootAdmin ? HIDDEN + " (error " + mark + " in the log)" : HIDDEN;
        return renderer.error(
                key(request, command), new ApiException(Errors.INTERNAL, text), text, request.wantsJson());
    }
}
