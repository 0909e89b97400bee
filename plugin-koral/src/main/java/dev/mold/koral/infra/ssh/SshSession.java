package dev.mold.koral.infra.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.ByteArrayInputStream;
import java.util.Base64;

/** An open session; every command gets its own channel, several may run at once. Not thread-safe. */
final class SshSession implements AutoCloseable {
    private final Session session;
    private final SshTimeouts timeouts;
    private Deadline deadline;
    private boolean fresh = true;
    private boolean scriptPresent;

    SshSession(Session session, SshTimeouts timeouts, Deadline deadline) {
        this.session = session;
        this.timeouts = timeouts;
        this.deadline = deadline;
    }

    /** Uses the session for another call, with that deadline. */
    SshSession until(Deadline end) {
        fresh = false;
        deadline = end;
        return this;
    }

    /** Starts a command with empty standard input and does not wait for its end. */
    RunningCommand begin(String command) throws SshFailure {
        return begin(command, new byte[0]);
    }

    /** Starts a command with its whole standard input and does not wait for its end. */
    RunningCommand begin(String command, byte[] input) throws SshFailure {
        try {
            var channel = (ChannelExec) session.openChannel("exec");
            var running = new RunningCommand(channel, deadline.millis(timeouts.command()));
            channel.setCommand(command);
            channel.setInputStream(new ByteArrayInputStream(input));
            channel.setOutputStream(running.output());
            channel.setErrStream(running.errors());
            channel.connect(deadline.millis(timeouts.command()));
            return running;
        } catch (JSchException failure) {
            throw SshFailure.broken("the connection broke", failure);
        }
    }

    /** Runs a command and waits for its end. */
    SshResult run(String command) throws SshFailure {
        return begin(command).await();
    }

    /** Whether the call that uses the session has opened it, so that the node is known to answer. */
    boolean fresh() {
        return fresh;
    }

    boolean usable() {
        return session.isConnected();
    }

    /** Whether the host key that the node showed is one of these. */
    boolean verifiedBy(PinnedHostKeys accepted) {
        var shown = Base64.getDecoder().decode(session.getHostKey().getKey());
        return accepted.check(session.getHost(), shown) == HostKeyRepository.OK;
    }

    /** Whether this session has already found the script on the node, in this version. */
    boolean scriptPresent() {
        return scriptPresent;
    }

    void scriptSeen() {
        scriptPresent = true;
    }

    @Override
    public void close() {
        session.disconnect();
    }
}
