package dev.mold.koral.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;

/** Logs in to a node through its forwarded port, as a user with an SSH key pair does. */
public final class UserShell {
    private static final int PATIENCE_MILLIS = 10_000;

    private UserShell() {}

    /** Logs in as the nodes' user and runs {@code true}. @return the node's host key */
    public static String logIn(String address, int port, String privateKey) throws JSchException {
        var ssh = new JSch();
        ssh.addIdentity("user", privateKey.getBytes(StandardCharsets.US_ASCII), null, null);
        var session = ssh.getSession("cloud", address, port);
        // A user who has not seen the node before.
        session.setConfig("StrictHostKeyChecking", "no");
        session.setConfig("PreferredAuthentications", "publickey");
        session.connect(PATIENCE_MILLIS);
        try {
            var channel = (ChannelExec) session.openChannel("exec");
            channel.setCommand("true");
            channel.connect(PATIENCE_MILLIS);
            Awaitility.await().until(channel::isClosed);
            assertThat(channel.getExitStatus()).isZero();
            return session.getHostKey().getKey();
        } finally {
            session.disconnect();
        }
    }
}
