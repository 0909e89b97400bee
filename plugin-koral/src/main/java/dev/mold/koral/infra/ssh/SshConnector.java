package dev.mold.koral.infra.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.Session;
import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.infra.NodeRefusedException.Kind;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Opens SSH sessions, with public-key authentication only and pinned host keys. */
final class SshConnector {
    private final SshTimeouts timeouts;
    private final Properties options;

    SshConnector(SshTimeouts timeouts) {
        this.timeouts = timeouts;
        this.options = options();
    }

    /**
     * @throws SshFailure if the node is not reached within twice the connect timeout, or rejects the login or has the
     *     wrong host key
     */
    SshSession connect(NodeAccess node, Deadline deadline) throws SshFailure {
        var pinned = PinnedHostKeys.parse(node.host(), node.hostKeys());
        try {
            // One JSch per session: it holds the identities, and a cluster's key must not be offered to another
            // cluster's node.
            var jsch = new JSch();
            jsch.addIdentity(node.name(), node.privateKey().getBytes(StandardCharsets.UTF_8), null, null);
            var session = jsch.getSession(node.user(), node.host(), node.port());
            session.setHostKeyRepository(pinned);
            session.setConfig(options);
            session.setDaemonThread(true);
            // A session that receives nothing for longer than any command may take closes itself, and its thread ends.
            session.setServerAliveCountMax(0);
            session.setTimeout(millis(timeouts.command().plus(timeouts.idle())));
            open(session, deadline);
            return new SshSession(session, timeouts, deadline);
        } catch (JSchException failure) {
            throw failure(failure);
        }
    }

    /** JSch's own timeout applies to each read: a node that sends a byte now and then would block the call forever. */
    private void open(Session session, Deadline deadline) throws JSchException {
        var limit = deadline.millis(timeouts.connect().multipliedBy(2));
        var opened = new CompletableFuture<Void>().orTimeout(limit, TimeUnit.MILLISECONDS);
        var watch = opened.handleAsync((done, late) -> {
            if (late != null) {
                session.disconnect();
            }
            return late != null;
        });
        try {
            session.connect(deadline.millis(timeouts.connect()));
        } catch (JSchException failure) {
            session.disconnect();
            throw opened.isDone() ? new JSchException("timeout: socket is not established", failure) : failure;
        } finally {
            opened.complete(null);
        }
        if (watch.join()) {
            throw new JSchException("timeout: the log-in took too long");
        }
    }

    private static Properties options() {
        var options = new Properties();
        options.setProperty("PreferredAuthentications", "publickey");
        options.setProperty("StrictHostKeyChecking", "yes");
        options.setProperty("server_host_key", "ssh-ed25519");
        options.setProperty("kex", "curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256");
        var ciphers = "aes128-gcm@openssh.com,aes256-gcm@openssh.com,aes128-ctr,aes256-ctr";
        options.setProperty("cipher.c2s", ciphers);
        options.setProperty("cipher.s2c", ciphers);
        var macs = "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha2-256";
        options.setProperty("mac.c2s", macs);
        options.setProperty("mac.s2c", macs);
        options.setProperty("PubkeyAcceptedAlgorithms", "ssh-ed25519,ecdsa-sha2-nistp256,rsa-sha2-512,rsa-sha2-256");
        return options;
    }

    private static SshFailure failure(JSchException failure) {
        if (failure instanceof JSchHostKeyException) {
            return SshFailure.refused(Kind.IDENTITY, "it answers with a host key that is not its own", failure);
        }
        if (failure instanceof JSchAlgoNegoFailException) {
            return SshFailure.refused(Kind.IDENTITY, "it offers no ed25519 host key or no accepted algorithm", failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return SshFailure.silent("it does not answer in time", failure);
            }
            if (cause instanceof NoRouteToHostException) {
                return SshFailure.silent("there is no route to it", failure);
            }
            if (cause instanceof ConnectException) {
                return SshFailure.silent("the connection was refused", failure);
            }
            if (cause instanceof UnknownHostException) {
                return SshFailure.silent("its address is unknown", failure);
            }
        }
        return failure(String.valueOf(failure.getMessage()), failure);
    }

    /** Failures that JSch distinguishes only by message. */
    private static SshFailure failure(String message, JSchException failure) {
        if (message.startsWith("Auth ") || message.startsWith("USERAUTH ")) {
            return SshFailure.refused(Kind.LOGIN, "it refuses our key", failure);
        }
        if (message.contains("invalid privatekey")) {
            return SshFailure.refused(Kind.IDENTITY, "our private key is damaged", failure);
        }
        return SshFailure.silent(message.startsWith("timeout") ? "it does not answer in time" : message, failure);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
