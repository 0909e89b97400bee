package dev.mold.koral.infra.ssh;

/** Why a session could not be had or broke, in plain words. */
final class SshFailure extends Exception {
    private final boolean worthAnotherSession;

    private SshFailure(String reason, boolean worthAnotherSession, Throwable cause) {
        super(reason, cause);
        this.worthAnotherSession = worthAnotherSession;
    }

    /** The session is gone; a new one may do. */
    static SshFailure broken(String reason, Throwable cause) {
        return new SshFailure(reason, true, cause);
    }

    /** A new session would end the same way, or take as long again. */
    static SshFailure lasting(String reason, Throwable cause) {
        return new SshFailure(reason, false, cause);
    }

    boolean worthAnotherSession() {
        return worthAnotherSession;
    }
}
