package dev.mold.koral.infra.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mold.koral.infra.Keys.SshKey;
import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.infra.NodeSettings;
import dev.mold.koral.infra.NodeTask;
import dev.mold.koral.infra.NodeUnreachableException;
import dev.mold.koral.infra.TaskState;
import dev.mold.koral.infra.TaskState.Progress;
import dev.mold.koral.infra.secret.SecureKeys;
import dev.mold.server.compute.simulator.SettableClock;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JschNodeShellTest {
    private static final String VERSION = "sudo /opt/koral/koral-node version";
    private static final String START = "sudo /opt/koral/koral-node start init";
    private static final String STATUS = "sudo /opt/koral/koral-node status init";
    private static final String KUBECONFIG = "sudo /opt/koral/koral-node kubeconfig";
    private static final String SCRIPT = "/opt/koral/koral-node";
    private static final String RUNNING = "{\"task\":\"init\",\"state\":\"running\",\"message\":\"\",\"settings\":\"00\"}\n";
    private static final NodeSettings SETTINGS = new NodeSettings(Map.of("KORAL_NODE_NAME", "it's"));

    private final SecureKeys keys = new SecureKeys(new SecureRandom());
    private final SshKey client = keys.sshKey("client");
    private final SshKey hostKey = keys.sshKey("host");
    private final NodeScript script = new NodeScript("#!/bin/bash\n".repeat(5_000).getBytes(StandardCharsets.US_ASCII));
    private final SettableClock clock = new SettableClock(Instant.EPOCH);
    private final SshTimeouts timeouts =
            new SshTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20));
    private final JschNodeShell shell = new JschNodeShell(script, timeouts, clock);
    private final JschNodeShell hasty = new JschNodeShell(
            script, new SshTimeouts(Duration.ofMillis(1500), Duration.ofMillis(500), Duration.ofSeconds(20)), clock);
    private FakeNode node;
    private NodeAccess access;

    @BeforeEach
    void boot() throws Exception {
        node = new FakeNode(hostKey, client);
        access = node.access(client, hostKey);
    }

    @AfterEach
    void close() throws Exception {
        shell.close();
        hasty.close();
        node.close();
    }

    @Test
    void nodeThatAnswersIsReachable() {
        assertThat(shell.reachable(access)).isTrue();
    }

    @Test
    void nodeThatIsNotUpIsNotReachable() throws Exception {
        node.close();

        assertThat(shell.reachable(access)).isFalse();
        assertUnreachable(() -> shell.status(access, NodeTask.INIT), "the connection was refused");
    }

    @Test
    void onlyTheNodesOwnHostKeyIsAccepted() {
        var other = node.access(client, keys.sshKey("other"));

        assertThat(shell.reachable(other)).isFalse();
        assertUnreachable(() -> shell.start(other, NodeTask.INIT, SETTINGS), "a host key that is not its own");
        assertThat(node.commands()).isEmpty();
    }

    @Test
    void hostKeyThatIsNoneIsNotAsGoodAsAny() {
        for (var pinned : new String[] {"", "ssh-ed25519", "ssh-ed25519 %%%", "ssh-rsa AAAA"}) {
            var unpinned =
                    new NodeAccess("n", "127.0.0.1", node.port(), "cloud", client.privateKey(), pinned);
            assertUnreachable(() -> shell.status(unpinned, NodeTask.INIT), "host key");
        }
        assertThat(node.sessions()).isZero();
    }

    @Test
    void refusedKeyIsToldAsSuch() {
        var stranger = node.access(keys.sshKey("stranger"), hostKey);

        assertThat(shell.reachable(stranger)).isFalse();
        assertUnreachable(() -> shell.status(stranger, NodeTask.INIT), "it refuses our key");
    }

    @Test
    void damagedPrivateKeyIsToldAsSuch() {
        var damaged = new NodeAccess("n", "127.0.0.1", node.port(), "cloud", "rubbish", hostKey.publicKey());

        assertUnreachable(() -> shell.status(damaged, NodeTask.INIT), "our private key is damaged");
    }

    @Test
    void serverThatSaysNothingIsGivenUp() throws Exception {
        try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var hanging = new NodeAccess(
                    "n", "127.0.0.1", mute.getLocalPort(), "cloud", client.privateKey(), hostKey.publicKey());

            assertThat(hasty.reachable(hanging)).isFalse();
            assertUnreachable(() -> hasty.status(hanging, NodeTask.INIT), "it does not answer in time");
        }
    }

    @Test
    void commandThatDoesNotEndIsGivenUp() {
        node.hang(STATUS);

        assertUnreachable(() -> hasty.status(access, NodeTask.INIT), "it did not answer a command in time");
        await().until(() -> node.openSessions() == 0);
    }

    @Test
    void startBringsScriptAndSettings() {
        node.answer(START, 0, RUNNING);

        var state = shell.start(access, NodeTask.INIT, SETTINGS);

        assertThat(state).isEqualTo(new TaskState(NodeTask.INIT, Progress.RUNNING, ""));
        assertThat(node.file(SCRIPT)).isEqualTo(script.content());
        assertThat(node.file("/etc/koral/node.env")).asString().isEqualTo("KORAL_NODE_NAME='it'\\''s'\n");
        assertThat(node.commands())
                .contains("sudo install -D -m 0755 /dev/stdin " + SCRIPT)
                .contains("sudo install -D -m 0600 /dev/stdin /etc/koral/node.env")
                .endsWith(START);
        assertThat(node.sessions()).isEqualTo(1);
    }

    @Test
    void scriptThatIsThereIsNotSentAgain() {
        node.answer(VERSION, 0, script.version() + "\n");
        node.answer(START, 0, RUNNING);

        shell.start(access, NodeTask.INIT, SETTINGS);

        assertThat(node.file(SCRIPT)).isNull();
        assertThat(node.file("/etc/koral/node.env")).isNotNull();
    }

    @Test
    void scriptOfAnotherVersionIsReplacedOnce() {
        node.answer(VERSION, 0, "00".repeat(32));
        node.answer(START, 0, RUNNING);

        shell.start(access, NodeTask.INIT, SETTINGS);
        shell.start(access, NodeTask.INIT, SETTINGS);

        assertThat(node.commands()).containsOnlyOnce("sudo install -D -m 0755 /dev/stdin " + SCRIPT);
    }

    @Test
    void fileThatCannotBeWrittenIsToldWithTheReason() {
        node.complain("sudo install -D -m 0600 /dev/stdin /etc/koral/node.env", 1, "warn\ninstall: disk full\n");

        assertUnreachable(() -> shell.start(access, NodeTask.INIT, SETTINGS), "cannot be written: install: disk full");
    }

    @Test
    void statusIsReadFromTheStateLine() {
        node.answer(STATUS, 0, "{\"task\":\"init\",\"state\":\"failed\",\"message\":\"say \\\"no\\\"\",\"settings\":\"\"}");
        assertThat(shell.status(access, NodeTask.INIT))
                .isEqualTo(new TaskState(NodeTask.INIT, Progress.FAILED, "say \"no\""));

        node.answer(STATUS, 0, "{\"task\":\"init\",\"state\":\"none\",\"message\":\"\",\"settings\":\"\"}");
        assertThat(shell.status(access, NodeTask.INIT).progress()).isEqualTo(Progress.NONE);
    }

    @Test
    void answerThatIsNoStateIsRefused() {
        for (var text : new String[] {"", "null", "hello", "{\"task\":\"init\"}", "{\"task\":\"init\",\"state\":\"odd\"}",
            "{\"task\":\"join\",\"state\":\"done\",\"message\":\"\"}", "[1]"}) {
            node.answer(STATUS, 0, text);
            assertUnreachable(() -> shell.status(access, NodeTask.INIT), "something that is no state");
        }
    }

    @Test
    void answerWithoutEndDoesNotFillTheMemory() {
        node.answer(STATUS, 0, "x".repeat(3 << 20));

        assertUnreachable(() -> shell.status(access, NodeTask.INIT), "something that is no state");
    }

    @Test
    void missingScriptIsToldAsSuch() {
        assertUnreachable(() -> shell.status(access, NodeTask.INIT), "its script does not answer: bash: not found");
        assertUnreachable(() -> shell.kubeconfig(access), "its script does not answer");
    }

    @Test
    void kubeconfigIsEmptyBeforeThereIsOne() {
        node.answer(KUBECONFIG, 3, "");
        assertThat(shell.kubeconfig(access)).isEmpty();

        node.answer(KUBECONFIG, 0, "apiVersion: v1\n");
        assertThat(shell.kubeconfig(access)).contains("apiVersion: v1\n");
    }

    @Test
    void sessionIsUsedAgain() {
        IntStream.range(0, 5).forEach(n -> assertThat(shell.reachable(access)).isTrue());

        assertThat(node.sessions()).isEqualTo(1);
    }

    @Test
    void sessionIsNotUsedUnderAnotherIdentity() {
        shell.reachable(access);

        assertThat(shell.reachable(node.access(client, keys.sshKey("other")))).isFalse();
        assertThat(shell.reachable(node.access(keys.sshKey("stranger"), hostKey))).isFalse();
    }

    @Test
    void idleSessionIsClosedWhenAnotherNodeIsSpokenTo() throws Exception {
        shell.reachable(access);
        try (var other = new FakeNode(hostKey, client)) {
            clock.advance(Duration.ofSeconds(19));
            shell.reachable(other.access(client, hostKey));
            assertThat(node.openSessions()).isEqualTo(1);

            clock.advance(Duration.ofSeconds(1));
            shell.reachable(other.access(client, hostKey));
            await().until(() -> node.openSessions() == 0);
        }
    }

    @Test
    void idleSessionClosesItself() {
        var brief = new SshTimeouts(Duration.ofSeconds(10), Duration.ofMillis(400), Duration.ofMillis(1));
        try (var shell = new JschNodeShell(script, brief, clock)) {
            assertThat(shell.reachable(access)).isTrue();
            await().until(() -> node.openSessions() == 0);

            assertThat(shell.reachable(access)).isTrue();
        }
    }

    @Test
    void closedShellHasNoSessions() {
        shell.reachable(access);

        shell.close();

        await().until(() -> node.openSessions() == 0);
    }

    @Test
    void nodeThatCameBackIsSpokenToAnew() throws Exception {
        assertThat(shell.reachable(access)).isTrue();
        node.close();
        node = new FakeNode(access.port(), hostKey, client);
        node.answer(STATUS, 0, RUNNING);

        assertThat(shell.status(access, NodeTask.INIT).progress()).isEqualTo(Progress.RUNNING);
    }

    @Test
    void bundledScriptIsInTheJar() {
        var bundled = NodeScript.bundled();

        assertThat(new String(bundled.content(), StandardCharsets.UTF_8)).startsWith("#!/usr/bin/env bash\n# koral-node");
        assertThat(bundled.version()).matches("[0-9a-f]{64}");
    }

    private static void assertUnreachable(ThrowingCallable call, String reason) {
        assertThatThrownBy(call)
                .isInstanceOf(NodeUnreachableException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("PRIVATE KEY");
    }
}
