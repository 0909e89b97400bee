package dev.mold.koral.infra.ssh;

import com.jcraft.jsch.ChannelExec;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A running command with its own channel. */
final class RunningCommand {
    private static final int NO_EXIT_STATUS = -1;

    private final ChannelExec channel;
    private final int millis;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CapturedText output = new CapturedText(() -> {});
    // JSch closes standard error only with the channel, after the exit status has arrived: this signals the end.
    private final CapturedText errors = new CapturedText(closed::countDown);

    RunningCommand(ChannelExec channel, int millis) {
        this.channel = channel;
        this.millis = millis;
    }

    OutputStream output() {
        return output;
    }

    OutputStream errors() {
        return errors;
    }

    /** Waits for the end, and closes the channel. */
    SshResult await() throws SshFailure {
        try {
            if (!closed.await(millis, TimeUnit.MILLISECONDS)) {
                throw SshFailure.silent("it did not answer a command in time", null);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw SshFailure.silent("the wait for it was interrupted", stop);
        } finally {
            channel.disconnect();
        }
        if (channel.getExitStatus() == NO_EXIT_STATUS) {
            throw SshFailure.broken("the connection broke", null);
        }
        return new SshResult(channel.getExitStatus(), output.text(), errors.text());
    }
}
