package dev.mold.server.web;

import dev.mold.api.command.CallContext;
import dev.mold.api.config.Settings;
import dev.mold.server.caller.Callers;
import java.time.Clock;
import java.time.Duration;

/** Authenticates the caller by API key and signature. */
final class SignatureCheck {
    private static final Duration FURTHEST_EXPIRY = Duration.ofMinutes(15);

    private final Callers callers;
    private final Settings settings;
    private final Clock clock;

    SignatureCheck(Callers callers, Settings settings, Clock clock) {
        this.callers = callers;
        this.settings = settings;
        this.clock = clock;
    }

    static boolean signed(ApiRequest request) {
        return request.parameterIgnoringCase("apiKey").isPresent()
                && request.parameterIgnoringCase("signature").isPresent();
    }

    /** @throws AuthenticationException for an unknown key, a wrong signature or a request that has expired */
    CallContext check(ApiRequest request) {
        checkExpiry(request);
        var holder = request.parameterIgnoringCase("apiKey")
                .flatMap(callers::withKey)
                .orElseThrow(() -> new AuthenticationException(AuthenticationException.SIGNATURE));
        var signature = request.parameterIgnoringCase("signature").orElseThrow();
        if (!RequestSignature.matches(request.parameters(), holder.secretKey(), signature)) {
            throw new AuthenticationException(AuthenticationException.SIGNATURE);
        }
        return holder.call();
    }

    private void checkExpiry(ApiRequest request) {
        var enforced = settings.value(WebSettings.ENFORCE_POST);
        var expires = request.parameterIgnoringCase("signatureVersion").filter("3"::equals).isPresent();
        if (!expires) {
            if (enforced) {
                throw new AuthenticationException(AuthenticationException.SIGNATURE);
            }
            return;
        }
        var now = clock.instant();
        var until = request.parameterIgnoringCase("expires")
                .flatMap(Expiry::parse)
                .orElseThrow(() -> new AuthenticationException(AuthenticationException.SIGNATURE));
        if (until.isBefore(now) || enforced && until.isAfter(now.plus(FURTHEST_EXPIRY))) {
            throw new AuthenticationException(AuthenticationException.SIGNATURE);
        }
    }
}
