package dev.mold.server.web;

import dev.mold.api.command.CallContext;
import dev.mold.api.config.Settings;
import dev.mold.server.caller.Callers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Authenticates the caller by cookie and session key. A failure ends the session. */
final class SessionCheck {
    private final Sessions sessions;
    private final Callers callers;
    private final Settings settings;

    SessionCheck(Sessions sessions, Callers callers, Settings settings) {
        this.sessions = sessions;
        this.callers = callers;
        this.settings = settings;
    }

    /** @throws AuthenticationException if there is no session, or its key is missing or wrong */
    CallContext check(ApiRequest request) {
        var session = request.sessionId().flatMap(sessions::use)
                .orElseThrow(() -> new AuthenticationException(AuthenticationException.SIGNATURE));
        var parameter = request.parameter("sessionkey");
        var cookie = request.sessionKeyCookie();
        if (parameter.isEmpty() && !(cookieSuffices() && cookie.isPresent())) {
            sessions.close(session.id());
            throw new AuthenticationException(AuthenticationException.SIGNATURE);
        }
        if (!keyIsRight(session.key(), cookie, parameter)) {
            sessions.close(session.id());
            throw new AuthenticationException(AuthenticationException.SESSION);
        }
        return callers.user(session.user()).orElseThrow(() -> {
            sessions.close(session.id());
            return new AuthenticationException(AuthenticationException.SESSION);
        });
    }

    private String locations() {
        return settings.value(WebSettings.SESSION_KEY_LOCATIONS);
    }

    private boolean cookieSuffices() {
        return locations().equalsIgnoreCase("CookieOrParameter");
    }

    private boolean keyIsRight(String key, Optional<String> cookie, Optional<String> parameter) {
        var byParameter = parameter.filter(given -> same(key, given)).isPresent();
        var byCookie = cookie.filter(given -> same(key, given)).isPresent();
        if (cookieSuffices()) {
            return byCookie || byParameter;
        }
        return locations().equalsIgnoreCase("ParameterOnly") ? byParameter : byParameter && byCookie;
    }

    private static boolean same(String key, String given) {
        return MessageDigest.isEqual(
                key.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
