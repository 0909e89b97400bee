package dev.mold.server.web;

/** The caller is not who it says, or says not who it is; answered with 401 and little else. */
final class Refused extends RuntimeException {
    static final String SIGNATURE = "unable to verify user credentials and/or request signature";
    static final String SESSION = "unable to verify user credentials";

    Refused(String message) {
        super(message, null, false, false);
    }
}
