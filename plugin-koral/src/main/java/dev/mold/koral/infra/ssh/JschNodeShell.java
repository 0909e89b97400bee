package dev.mold.koral.infra.ssh;

import dev.mold.koral.infra.Backoff;
import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.infra.NodeRefusedException;
import dev.mold.koral.infra.NodeRefusedException.Kind;
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

/** The node shell over SSH, by JSch. Thread-safe; closing it closes its idle sessions. */
public final class JschNodeShell implements NodeShell, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JschNodeShell.class);

    private static final String SCRIPT = "/opt/koral/koral-node";
    private static final String PUT_SCRIPT = "sudo install -D -m 0755 /dev/stdin " + SCRIPT;
    private static final String RUN = "sudo " + SCRIPT + " ";
    private static final String RUN_ID = "[0-9a-f-]{1,64}";
    private static final String HOST_KEY = "ssh-ed25519 [A-Za-z0-9+/]+={0,2}";
    private static final int NO_KUBECONFIG_YET = 3;
    private static final int IDLE_SESSIONS = 64;

    private final NodeScript script;
    private final SshConnector connector;
    private final SessionCache sessions;
    private final SshTimeouts timeouts;
    private final Backoff<NodeIdentity, SshFailure> backoff;
    private final StateLine stateLine = new StateLine();

    public JschNodeShell(NodeScript script, SshTimeouts timeouts, Clock clock) {
        this.script = script;
        this.timeouts = timeouts;
        this.backoff = new Backoff<>(clock);
        this.connector = new SshConnector(timeouts);
        this.sessions = new SessionCache(clock, timeouts.idle(), IDLE_SESSIONS);
    }

    /** The commands of a call, run in one session. */
    @FunctionalInterface
    private interface Conversation<T> {
        T with(SshSession session) throws SshFailure;
    }

    @Override
    public void logIn(NodeAccess node) {
        talk(node, session -> {
            if (!session.fresh()) {
                expectSuccess(session.begin("true"), "it does not run commands");
            }
            return node;
        });
    }

    @Override
    public TaskState start(NodeAccess node, NodeTask task, NodeSettings settings) {
        var input = settings.render().getBytes(StandardCharsets.UTF_8);
        return talk(node, session -> {
            putScript(session);
            return state(task, session.begin(RUN + "start " + task.wireName(), input).await());
        });
    }

    @Override
    public TaskState status(NodeAccess node, NodeTask task) {
        return talk(node, session -> {
            // A new node has no script yet that could report that nothing has been started.
            putScript(session);
            return state(task, session.run(RUN + "status " + task.wireName()));
        });
    }

    @Override
    public void acknowledge(NodeAccess node, TaskState failed) {
        if (!failed.run().matches(RUN_ID)) {
            throw new IllegalArgumentException("No run of a task: " + failed.run());
        }
        var task = failed.task();
        talk(node, session -> state(task, session.run(RUN + "acknowledge " + task.wireName() + " " + failed.run())));
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
    public String newHostKey(NodeAccess node) {
        return talk(node, session -> {
            putScript(session);
            var result = session.run(RUN + "new-host-key");
            var key = result.output().strip();
            if (!result.succeeded() || !key.matches(HOST_KEY)) {
                throw refused(result);
            }
            return key;
        });
    }

    @Override
    public void useHostKey(NodeAccess node, String publicKey) {
        if (!publicKey.matches(HOST_KEY)) {
            throw new IllegalArgumentException("No ed25519 host key: " + publicKey);
        }
        talk(node, session -> {
            putScript(session);
            var blob = publicKey.substring(publicKey.indexOf(' ') + 1);
            expectSuccess(session.begin(RUN + "use-host-key " + blob), "it does not change its host key");
            return node;
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
        // Replaces the script on any other answer: no script, not executable, another version.
        var present = session.run(RUN + "version");
        if (!present.succeeded() || !present.output().strip().equals(script.version())) {
            expectSuccess(session.begin(PUT_SCRIPT, script.content()), "its script cannot be written");
        }
        session.scriptSeen();
    }

    private static void expectSuccess(RunningCommand command, String otherwise) throws SshFailure {
        var result = command.await();
        if (!result.succeeded()) {
            throw SshFailure.refused(Kind.COMMAND, otherwise + ": " + result.complaint(), null);
        }
    }

    private TaskState state(NodeTask task, SshResult result) throws SshFailure {
        if (!result.succeeded()) {
            throw refused(result);
        }
        return stateLine
                .parse(task, result.output())
                .orElseThrow(() -> SshFailure.refused(
                        Kind.COMMAND, "its script returns malformed state", null));
    }

    private static SshFailure refused(SshResult result) {
        return SshFailure.refused(Kind.COMMAND, "its script does not answer: " + result.complaint(), null);
    }

    private <T> T talk(NodeAccess node, Conversation<T> conversation) {
        var who = NodeIdentity.of(node);
        var resting = backoff.resting(who);
        if (resting.isPresent()) {
            throw exception(node, resting.get());
        }
        try {
            var answer = talk(node, conversation, Deadline.in(timeouts.call()));
            backoff.succeeded(who);
            return answer;
        } catch (SshFailure failure) {
            var trouble = backoff.failed(who, failure);
            log.debug("Node {}: {}", node, failure.getMessage());
            throw exception(node, trouble);
        }
    }

    /** Runs the commands in an idle session if there is one; otherwise, or if that one is broken, in a new session. */
    private <T> T talk(NodeAccess node, Conversation<T> conversation, Deadline deadline) throws SshFailure {
        var idle = sessions.take(node);
        if (idle.isPresent()) {
            try {
                return hold(node, idle.get().until(deadline), conversation);
            } catch (SshFailure broken) {
                if (!broken.worthAnotherSession()) {
                    throw broken;
                }
            }
        }
        return hold(node, connector.connect(node, deadline), conversation);
    }

    private static RuntimeException exception(NodeAccess node, Backoff.Trouble<SshFailure> trouble) {
        var failure = trouble.last();
        return failure.refusal()
                .<RuntimeException>map(kind -> new NodeRefusedException(
                        node, kind, failure.getMessage(), trouble.lasting(), trouble.lookAgainIn(), failure))
                .orElseGet(() -> new NodeUnreachableException(
                        node, failure.getMessage(), trouble.lookAgainIn(), failure));
    }

    private <T> T hold(NodeAccess node, SshSession session, Conversation<T> conversation) throws SshFailure {
        var succeeded = false;
        try {
            var answer = conversation.with(session);
            succeeded = true;
            return answer;
        } finally {
            if (succeeded) {
                sessions.give(node, session);
            } else {
                session.close();
            }
        }
    }
}
