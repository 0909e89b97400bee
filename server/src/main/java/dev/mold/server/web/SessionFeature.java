package dev.mold.server.web;

import dev.mold.api.config.Settings;
import dev.mold.server.caller.Callers;
import dev.mold.server.caller.Logins;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans for a server that knows its users itself: signatures, log-in and sessions. */
@Configuration(proxyBeanMethods = false)
public class SessionFeature {
    private final Settings settings;

    SessionFeature(Settings settings) {
        this.settings = settings;
    }

    @Bean
    Sessions sessions(SecureRandom random, Clock clock) {
        return new Sessions(random, clock, settings);
    }

    @Bean
    SignatureOrSession callerCheck(Callers callers, Sessions sessions, Clock clock) {
        return new SignatureOrSession(
                new SignatureCheck(callers, settings, clock),
                new SessionCheck(sessions, callers, settings),
                sessions);
    }

    @Bean
    LoginCommands loginCommands(
            Logins logins, Sessions sessions, ParameterDecoder decoder, AnswerRenderer renderer, Clock clock) {
        var throttle = new LoginThrottle(settings, clock);
        return new LoginCommands(logins, throttle, sessions, new SessionCookies(settings), decoder, renderer, clock);
    }
}
