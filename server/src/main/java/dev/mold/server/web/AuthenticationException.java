package dev.mold.server.web;

/** The caller could not be authenticated; answered with status 401. */
public final class AuthenticationException extends RuntimeException {
    static final String SIGNATURE = "unable to verify user credentials and/or request signature";
    static final String SESSION = "unable to verify user credentials";

    public AuthenticationException(String message) {
        super(message, null, false, false);
    }
}
