package dev.mold.koral.infra.ssh;

import dev.mold.koral.infra.Keys.SshKey;
import dev.mold.koral.infra.NodeAccess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;

/** A real SSH server with scripted answers. */
final class FakeNode implements AutoCloseable {
    /** The exit status and output of a command. */
    record Answer(int exit, String output, String errors) {}

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, byte[]> inputs = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final AtomicInteger sessions = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile String hanging = "";
    private volatile Duration delay = Duration.ZERO;

    FakeNode(SshKey hostKey, SshKey client) throws IOException, GeneralSecurityException {
        this(0, hostKey, client);
    }

    FakeNode(int port, SshKey hostKey, SshKey client) throws IOException, GeneralSecurityException {
        var admitted = pair(client).getPublic();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(pair(hostKey)));
        server.setPublickeyAuthenticator((user, key, session) -> user.equals("cloud") && KeyUtils.compareKeys(key, admitted));
        server.setCommandFactory((channel, command) -> new Running(command));
        server.addSessionListener(new SessionListener() {
            @Override
            public void sessionCreated(Session session) {
                sessions.incrementAndGet();
            }
        });
        server.start();
        answer("true", 0, "");
    }

    static KeyPair pair(SshKey key) throws IOException, GeneralSecurityException {
        var text = new ByteArrayInputStream(key.privateKey().getBytes(StandardCharsets.US_ASCII));
        return SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName("key"), text, null)
                .iterator()
                .next();
    }

    void answer(String command, int exit, String output) {
        answers.put(command, new Answer(exit, output, ""));
    }

    void complain(String command, int exit, String errors) {
        answers.put(command, new Answer(exit, "", errors));
    }

    /** Makes this command hang until the node is closed. */
    void hang(String command) {
        hanging = command;
    }

    /** Delays every command. */
    void delay(Duration time) {
        delay = time;
    }

    NodeAccess access(SshKey client, SshKey hostKey) {
        return new NodeAccess(
                "web-control-1", "127.0.0.1", server.getPort(), "cloud", client.privateKey(), List.of(hostKey.publicKey()));
    }

    int port() {
        return server.getPort();
    }

    int sessions() {
        return sessions.get();
    }

    int openSessions() {
        return server.getActiveSessions().size();
    }

    List<String> commands() {
        return commands;
    }

    /** The last standard input of a command. */
    byte[] input(String command) {
        return inputs.get(command);
    }

    byte[] file(String path) {
        return files.get(path);
    }

    @Override
    public void close() throws IOException {
        release.countDown();
        server.stop(true);
    }

    private final class Running extends AbstractCommandSupport {
        Running(String command) {
            super(command, null);
        }

        @Override
        public void run() {
            try {
                commands.add(getCommand());
                var input = getInputStream().readAllBytes();
                inputs.put(getCommand(), input);
                if (release.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                if (getCommand().equals(hanging)) {
                    release.await();
                    return;
                }
                var install = getCommand().startsWith("sudo install -D -m ");
                if (install) {
                    files.put(getCommand().substring(getCommand().lastIndexOf(' ') + 1), input);
                }
                var otherwise = install ? new Answer(0, "", "") : new Answer(127, "", "bash: not found\n");
                var answer = answers.getOrDefault(getCommand(), otherwise);
                getOutputStream().write(answer.output().getBytes(StandardCharsets.UTF_8));
                getOutputStream().flush();
                getErrorStream().write(answer.errors().getBytes(StandardCharsets.UTF_8));
                getErrorStream().flush();
                onExit(answer.exit());
            } catch (IOException gone) {
                onExit(1);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
