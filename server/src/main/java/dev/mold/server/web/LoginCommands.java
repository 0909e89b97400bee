package dev.mold.server.web;

import dev.mold.api.command.RoleType;
import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import dev.mold.api.id.DomainId;
import dev.mold.server.caller.Logins;
import dev.mold.server.discovery.CommandDescriptor;
import dev.mold.server.discovery.CommandRegistry;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/** Login and logout, of sessions of this server. */
final class LoginCommands implements OpenCommands {
    private final CommandRegistry commands = new CommandRegistry();
    private final Logins logins;
    private final LoginThrottle throttle;
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final ParameterDecoder decoder;
    private final AnswerRenderer renderer;
    private final Clock clock;

    LoginCommands(
            Logins logins,
            LoginThrottle throttle,
            Sessions sessions,
            SessionCookies cookies,
            ParameterDecoder decoder,
            AnswerRenderer renderer,
            Clock clock) {
        this.logins = logins;
        this.throttle = throttle;
        this.sessions = sessions;
        this.cookies = cookies;
        this.decoder = decoder;
        this.renderer = renderer;
        this.clock = clock;
        commands.sync(Login.class, (command, call) -> command);
        commands.sync(Logout.class, (command, call) -> new LogoutView("success"));
    }

    @Override
    public Optional<CommandDescriptor> find(String name) {
        return commands.find(name);
    }

    @Override
    public ApiAnswer answer(CommandDescriptor command, ApiRequest request) {
        if (command.name().equals("logout")) {
            return logout(command, request);
        }
        if (!request.post()) {
            var error = new ApiException(Errors.METHOD_NOT_ALLOWED, "The command login must be posted");
            return renderer.error(command.responseName(), error, error.getMessage(), request.wantsJson());
        }
        request.sessionId().ifPresent(sessions::close);
        try {
            var login = (Login) decoder.decodeOpen(command, request.parameters());
            var attempt = throttle.begin(request.address(), login.username() + " " + login.domain());
            var user = check(login);
            attempt.succeeded();
            return opened(command, user, request);
        } catch (ApiException e) {
            return e.code().equals(Errors.LOGIN_FAILED)
                    ? renderer.loginError(command.responseName(), e, request.wantsJson())
                    : renderer.error(command.responseName(), e, e.getMessage(), request.wantsJson());
        } catch (AuthenticationException e) {
            return renderer.refusal(command.responseName(), e, request.wantsJson());
        }
    }

    private Logins.LoggedIn check(Login login) {
        if (login.domainId() == null || login.domainId().isBlank()) {
            var path = login.domain() == null ? "/" : login.domain();
            return logins.byDomainPath(login.username(), login.password(), path);
        }
        try {
            return logins.byDomain(login.username(), login.password(), DomainId.of(login.domainId()));
        } catch (IllegalArgumentException e) {
            throw new AuthenticationException("Unable to find the domain " + login.domainId());
        }
    }

    private ApiAnswer opened(CommandDescriptor command, Logins.LoggedIn user, ApiRequest request) {
        var session = sessions.open(user.call().user());
        var view = new LoginView(
                user.call().username(),
                user.call().user().toString(),
                user.call().domain().toString(),
                Math.toIntExact(sessions.timeout().toSeconds()),
                user.call().accountName(),
                user.firstname(),
                user.lastname(),
                Integer.toString(user.call().roleType().accountType()),
                user.timezone().orElse(null),
                user.timezone().map(this::offsetHours).orElse(null),
                Boolean.toString(user.registered()),
                session.key(),
                "false",
                "true");
        return renderer.answer(command, view, user.call().roleType(), request.wantsJson())
                .with(cookies.of(session));
    }

    private String offsetHours(String timezone) {
        var seconds = ZoneId.of(timezone, ZoneId.SHORT_IDS)
                .getRules()
                .getOffset(clock.instant())
                .getTotalSeconds();
        return Double.toString(seconds / 3600.0);
    }

    private ApiAnswer logout(CommandDescriptor command, ApiRequest request) {
        request.sessionId().ifPresent(sessions::close);
        return renderer.answer(command, command.handle(new Logout(), null), RoleType.USER, request.wantsJson())
                .with(SessionCookies.gone());
    }
}
