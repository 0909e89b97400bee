package dev.mold.koral.infra.ssh;

import dev.mold.koral.infra.NodeRefusedException;
import java.util.Optional;

/** Why a session could not be opened or broke; the message is readable. */
final class SshFailure extends Exception {
    private final boolean worthAnotherSession;
    private final NodeRefusedException.Kind refusal;

    private SshFailure(
            String reason, boolean worthAnotherSession, NodeRefusedException.Kind refusal, Throwable cause) {
        super(reason, cause);
        this.worthAnotherSession = worthAnotherSession;
        this.refusal = refusal;
    }

    /** The session broke; a new one may work. */
    static SshFailure broken(String reason, Throwable cause) {
        return new SshFailure(reason, true, null, cause);
    }

    /** The node did not answer in time; a retry in a new session would take as long again. */
    static SshFailure silent(String reason, Throwable cause) {
        return new SshFailure(reason, false, null, cause);
    }

    /** The node rejected the login or command; a new session would fail in the same way. */
    static SshFailure refused(NodeRefusedException.Kind kind, String reason, Throwable cause) {
        return new SshFailure(reason, false, kind, cause);
    }

    boolean worthAnotherSession() {
        return worthAnotherSession;
    }

    /** Empty if there was no answer. */
    Optional<NodeRefusedException.Kind> refusal() {
        return Optional.ofNullable(refusal);
    }
}
