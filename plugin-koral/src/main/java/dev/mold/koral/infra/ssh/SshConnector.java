package dev.mold.koral.infra.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.Session;
import dev.mold.koral.infra.NodeAccess;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;

/** Opens SSH sessions: by public key only, and only to the host whose key we gave it. */
final class SshConnector {
    private final SshTimeouts timeouts;
    private final Properties options;

    SshConnector(SshTimeouts timeouts) {
        this.timeouts = timeouts;
        this.options = options();
    }

    SshSession connect(NodeAccess node) throws SshFailure {
        var pinned = PinnedHostKey.parse(node.host(), node.hostKey());
        try {
            // One JSch a session: it holds the identities, and one cluster's key must not be offered to another's node.
            var jsch = new JSch();
            jsch.addIdentity(node.name(), node.privateKey().getBytes(StandardCharsets.UTF_8), null, null);
            var session = jsch.getSession(node.user(), node.host(), node.port());
            session.setHostKeyRepository(pinned);
            session.setConfig(options);
            session.setDaemonThread(true);
            // A session that hears nothing for longer than any command may take closes itself, and its thread ends.
            session.setServerAliveCountMax(0);
            session.setTimeout(millis(timeouts.command().plus(timeouts.idle())));
            open(session);
            return new SshSession(session, timeouts);
        } catch (JSchException failure) {
            throw SshFailure.lasting(reason(failure), failure);
        }
    }

    private void open(Session session) throws JSchException {
        try {
            session.connect(millis(timeouts.connect()));
        } catch (JSchException failure) {
            session.disconnect();
            throw failure;
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

    private static String reason(JSchException failure) {
        if (failure instanceof JSchHostKeyException) {
            return "it answers with a host key that is not its own";
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return "it does not answer in time";
            }
            if (cause instanceof NoRouteToHostException) {
                return "there is no route to it";
            }
            if (cause instanceof ConnectException) {
                return "the connection was refused";
            }
            if (cause instanceof UnknownHostException) {
                return "its address is unknown";
            }
        }
        return reason(String.valueOf(failure.getMessage()));
    }

    private static String reason(String message) {
        if (message.startsWith("Auth ") || message.startsWith("USERAUTH ")) {
            return "it refuses our key";
        }
        if (message.startsWith("timeout")) {
            return "it does not answer in time";
        }
        return message.contains("invalid privatekey") ? "our private key is damaged" : message;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
