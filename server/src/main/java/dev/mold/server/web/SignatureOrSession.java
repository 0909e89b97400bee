package dev.mold.server.web;

import dev.mold.api.command.CallContext;

/** Authenticates the caller by signature or by a session of this server. */
final class SignatureOrSession implements CallerCheck {
    private final SignatureCheck signatures;
    private final SessionCheck sessionCheck;
    private final Sessions sessions;

    SignatureOrSession(SignatureCheck signatures, SessionCheck sessionCheck, Sessions sessions) {
        this.signatures = signatures;
        this.sessionCheck = sessionCheck;
        this.sessions = sessions;
    }

    /** {@inheritDoc} A session that was used ends then. */
    @Override
    public CallContext check(ApiRequest request, boolean known) {
        try {
            if (!SignatureCheck.signed(request)) {
                return sessionCheck.check(request);
            }
            var call = signatures.check(request);
            if (!known && request.command().isPresent()) {
                throw new AuthenticationException(AuthenticationException.SIGNATURE);
            }
            return call;
        } catch (AuthenticationException e) {
            request.sessionId().ifPresent(sessions::close);
            throw e;
        }
    }
}
