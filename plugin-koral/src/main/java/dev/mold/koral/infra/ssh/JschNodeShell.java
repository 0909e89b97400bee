package dev.mold.koral.infra.ssh;

import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.infra.NodeSettings;
import dev.mold.koral.infra.NodeShell;
import dev.mold.koral.infra.NodeTask;
import dev.mold.koral.infra.NodeUnreachableException;
import dev.mold.koral.infra.TaskState;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The node shell over real SSH. Safe for many threads; close it to close its idle sessions. */
public final class JschNodeShell implements NodeShell, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JschNodeShell.class);

    private static final String SCRIPT = "/opt/koral/koral-node";
    private static final String PUT_SCRIPT = "sudo install -D -m 0755 /dev/stdin " + SCRIPT;
    private static final String PUT_SETTINGS = "sudo install -D -m 0600 /dev/stdin /etc/koral/node.env";
    private static final String RUN = "sudo " + SCRIPT + " ";
    private static final int NO_KUBECONFIG_YET = 3;
    private static final int IDLE_SESSIONS = 64;

    private final NodeScript script;
    private final SshConnector connector;
    private final SessionCache sessions;
    private final StateLine stateLine = new StateLine();

    public JschNodeShell(NodeScript script, SshTimeouts timeouts, Clock clock) {
        this.script = script;
        this.connector = new SshConnector(timeouts);
        this.sessions = new SessionCache(clock, timeouts.idle(), IDLE_SESSIONS);
    }

    /** What is said in one session. */
    @FunctionalInterface
    private interface Conversation<T> {
        T with(SshSession session) throws SshFailure;
    }

    @Override
    public boolean reachable(NodeAccess node) {
        try {
            return talk(node, session -> session.run("true").succeeded());
        } catch (NodeUnreachableException notYet) {
            log.debug("{}", notYet.getMessage());
            return false;
        }
    }

    @Override
    public TaskState start(NodeAccess node, NodeTask task, NodeSettings settings) {
        return talk(node, session -> {
            // The settings go while the version is asked for: one round trip less.
            var putting = session.begin(PUT_SETTINGS, settings.render().getBytes(StandardCharsets.UTF_8));
            putScript(session);
            expectSuccess(putting, "its settings cannot be written");
            return state(task, session.run(RUN + "start " + task.wireName()));
        });
    }

    @Override
    public TaskState status(NodeAccess node, NodeTask task) {
        return talk(node, session -> {
            // A fresh node has no script yet that could say that nothing has been begun.
            putScript(session);
            return state(task, session.run(RUN + "status " + task.wireName()));
        });
    }

    @Override
    public Optional<String> kubeconfig(NodeAccess node) {
        return talk(node, session -> {
            var result = session.run(RUN + "kubeconfig");
            if (result.exit() == NO_KUBECONFIG_YET) {
                return Optional.empty();
            }
            if (!result.succeeded()) {
                throw refused(result);
            }
            return Optional.of(result.output());
        });
    }

    @Override
    public void close() {
        sessions.closeAll();
    }

    private void putScript(SshSession session) throws SshFailure {
        if (session.scriptPresent()) {
            return;
        }
        // Whatever else comes than our version (no script, no right to run it, another version): ours goes there.
        var present = session.run(RUN + "version");
        if (!present.succeeded() || !present.output().strip().equals(script.version())) {
            expectSuccess(session.begin(PUT_SCRIPT, script.content()), "its script cannot be written");
        }
        session.scriptSeen();
    }

    private static void expectSuccess(RunningCommand command, String otherwise) throws SshFailure {
        var result = command.await();
        if (!result.succeeded()) {
            throw SshFailure.lasting(otherwise + ": " + result.complaint(), null);
        }
    }

    private TaskState state(NodeTask task, SshResult result) throws SshFailure {
        if (!result.succeeded()) {
            throw refused(result);
        }
        return stateLine
                .parse(task, result.output())
                .orElseThrow(() -> SshFailure.lasting("its script answers with something that is no state", null));
    }

    private static SshFailure refused(SshResult result) {
        return SshFailure.lasting("its script does not answer: " + result.complaint(), null);
    }

    /** Says it in an idle session if there is one, else, or if that turns out to be broken, in a new one. */
    private <T> T talk(NodeAccess node, Conversation<T> conversation) {
        try {
            var idle = sessions.take(node);
            if (idle.isPresent()) {
                try {
                    return hold(node, idle.get(), conversation);
                } catch (SshFailure broken) {
                    if (!broken.worthAnotherSession()) {
                        throw broken;
                    }
                }
            }
            return hold(node, connector.connect(node), conversation);
        } catch (SshFailure failure) {
            throw new NodeUnreachableException(node, failure.getMessage(), failure);
        }
    }

    private <T> T hold(NodeAccess node, SshSession session, Conversation<T> conversation) throws SshFailure {
        var well = false;
        try {
            var answer = conversation.with(session);
            well = true;
            return answer;
        } finally {
            if (well) {
                sessions.give(node, session);
            } else {
                session.close();
            }
        }
    }
}
