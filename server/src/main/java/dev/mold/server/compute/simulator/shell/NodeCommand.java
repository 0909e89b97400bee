package dev.mold.server.compute.simulator.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One command on an SSH channel. */
final class NodeCommand implements Command {
    private static final Logger LOG = LoggerFactory.getLogger(NodeCommand.class);

    private final String line;
    private final Executor executor;
    private final Runner runner;
    private InputStream input;
    private OutputStream output;
    private OutputStream error;
    private ExitCallback exit;

    /** Runs a command line with its standard input. */
    interface Runner {
        SimulatedShell.Result run(String line, InputStream input) throws IOException;
    }

    NodeCommand(String line, Executor executor, Runner runner) {
        this.line = line;
        this.executor = executor;
        this.runner = runner;
    }

    @Override
    public void setInputStream(InputStream in) {
        input = in;
    }

    @Override
    public void setOutputStream(OutputStream out) {
        output = out;
    }

    @Override
    public void setErrorStream(OutputStream err) {
        error = err;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        executor.execute(this::run);
    }

    private void run() {
        try {
            var result = runner.run(line, input);
            send(output, result.output());
            send(error, result.error());
            exit.onExit(result.exit());
        } catch (IOException | RuntimeException e) {
            LOG.warn("Command on a simulated machine failed", e);
            exit.onExit(255, "the simulated machine failed");
        }
    }

    private static void send(OutputStream to, String text) throws IOException {
        if (!text.isEmpty()) {
            to.write(text.getBytes(StandardCharsets.UTF_8));
        }
        to.flush();
    }

    @Override
    public void destroy(ChannelSession channel) {
        LOG.trace("Channel of a simulated machine is closed");
    }
}
