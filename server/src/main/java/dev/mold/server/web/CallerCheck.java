package dev.mold.server.web;

import dev.mold.api.command.CallContext;

/** Authenticates the caller, by signature or by session. */
final class CallerCheck {
    private final SignatureCheck signatures;
    private final SessionCheck sessionCheck;
    private final Sessions sessions;

    CallerCheck(SignatureCheck signatures, SessionCheck sessionCheck, Sessions sessions) {
        this.signatures = signatures;
        this.sessionCheck = sessionCheck;
        this.sessions = sessions;
    }

    /**
     * @param known whether the command exists: a signed call of one that does not is refused like a wrong signature, as
     *     CloudStack does
     * @throws Refused if authentication fails; a session that was used ends
     */
    CallContext check(ApiRequest request, boolean known) {
        try {
            if (!SignatureCheck.signed(request)) {
                return sessionCheck.check(request);
            }
            var call = signatures.check(request);
            if (!known && request.command().isPresent()) {
                throw new Refused(Refused.SIGNATURE);
            }
            return call;
        } catch (Refused e) {
            request.sessionId().ifPresent(sessions::close);
            throw e;
        }
    }
}
