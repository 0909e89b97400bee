package dev.mold.koral.infra.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.mold.koral.infra.Keys.SshKey;
import dev.mold.koral.infra.NodeAccess;
import dev.mold.koral.infra.NodeRefusedException;
import dev.mold.koral.infra.NodeRefusedException.Kind;
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
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
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
    private static final String PUT_SCRIPT = "sudo install -D -m 0755 /dev/stdin " + SCRIPT;
    private static final String RUNNING =
            "{\"task\":\"init\",\"state\":\"running\",\"run\":\"4f\",\"message\":\"\",\"settings\":\"00\"}\n";
    private static final NodeSettings SETTINGS = new NodeSettings(Map.of("KORAL_NODE_NAME", "it's"));

    private final SecureKeys keys = new SecureKeys(new SecureRandom());
    private final SshKey client = keys.sshKey("client");
    private final SshKey hostKey = keys.sshKey("host");
    private final NodeScript script = new NodeScript("#!/bin/bash\n".repeat(5_000).getBytes(StandardCharsets.US_ASCII));
    private final SettableClock clock = new SettableClock(Instant.EPOCH);
    private final SshTimeouts timeouts = new SshTimeouts(
            Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(20));
    private final JschNodeShell shell = new JschNodeShell(script, timeouts, clock);
    private final JschNodeShell hasty = new JschNodeShell(
            script,
            new SshTimeouts(
                    Duration.ofMillis(1500), Duration.ofMillis(500), Duration.ofMillis(900), Duration.ofSeconds(20)),
            clock);
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
    void logInRunsACommandOnlyInASessionThatWasOpenBefore() {
        shell.logIn(access);
        assertThat(node.sessions()).isEqualTo(1);
        assertThat(node.commands()).isEmpty();

        shell.logIn(access);
        assertThat(node.sessions()).isEqualTo(1);
        assertThat(node.commands()).containsExactly("true");

        node.answer("true", 1, "");
        assertRefused(() -> shell.logIn(access), Kind.COMMAND, "it does not run commands");
    }

    @Test
    void nodeThatIsNotUpIsNotReachable() throws Exception {
        node.close();

        assertUnreachable(() -> shell.status(access, NodeTask.INIT), "the connection was refused");
    }

    @Test
    void onlyTheNodesOwnHostKeyIsAccepted() {
        var other = node.access(client, keys.sshKey("other"));

        assertRefused(() -> shell.start(other, NodeTask.INIT, SETTINGS), Kind.IDENTITY, "a host key that is not its own");
        assertThat(node.commands()).isEmpty();
    }

    @Test
    void hostKeyThatIsNoneIsNotAsGoodAsAny() {
        for (var pinned : new String[] {"", "ssh-ed25519", "ssh-ed25519 %%%", "ssh-rsa AAAA"}) {
            var unpinned =
                    new NodeAccess("n", "127.0.0.1", node.port(), "cloud", client.privateKey(), List.of(pinned));
            assertRefused(() -> shell.status(unpinned, NodeTask.INIT), Kind.IDENTITY, "host key");
        }
        assertThat(node.sessions()).isZero();
    }

    @Test
    void whileANodeChangesItsHostKeyBothAreAccepted() throws Exception {
        var coming = keys.sshKey("coming");
        var both = access.accepting(List.of(coming.publicKey(), hostKey.publicKey()));
        shell.logIn(both);

        node.close();
        node = new FakeNode(access.port(), coming, client);
        shell.logIn(both);
        shell.logIn(access.accepting(List.of(coming.publicKey())));

        assertRefused(() -> shell.logIn(access), Kind.IDENTITY, "a host key that is not its own");
        assertRefused(() -> shell.logIn(access.accepting(List.of())), Kind.IDENTITY, "no ed25519 host key");
    }

    @Test
    void nodeMakesAndUsesAHostKeyOfItsOwn() {
        node.answer(VERSION, 0, script.version());
        node.answer("sudo /opt/koral/koral-node new-host-key", 0, "ssh-ed25519 AAAAnew\n");
        node.answer("sudo /opt/koral/koral-node use-host-key AAAAnew", 0, "");

        assertThat(shell.newHostKey(access)).isEqualTo("ssh-ed25519 AAAAnew");
        shell.useHostKey(access, "ssh-ed25519 AAAAnew");

        assertThat(node.commands()).endsWith("sudo /opt/koral/koral-node use-host-key AAAAnew");
        assertThatThrownBy(() -> shell.useHostKey(access, "ssh-ed25519 A; reboot"))
                .isInstanceOf(IllegalArgumentException.class);
        node.answer("sudo /opt/koral/koral-node new-host-key", 0, "rubbish");
        assertRefused(() -> shell.newHostKey(access), Kind.COMMAND, "its script does not answer");
    }

    @Test
    void refusedKeyIsToldAsSuch() {
        var stranger = node.access(keys.sshKey("stranger"), hostKey);

        assertRefused(() -> shell.status(stranger, NodeTask.INIT), Kind.LOGIN, "it refuses our key");
    }

    @Test
    void damagedPrivateKeyIsToldAsSuch() {
        var damaged = new NodeAccess("n", "127.0.0.1", node.port(), "cloud", "rubbish", List.of(hostKey.publicKey()));

        assertRefused(() -> shell.status(damaged, NodeTask.INIT), Kind.IDENTITY, "our private key is damaged");
    }

    @Test
    void serverThatSaysNothingIsGivenUp() throws Exception {
        try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var hanging = new NodeAccess(
                    "n", "127.0.0.1", mute.getLocalPort(), "cloud", client.privateKey(), List.of(hostKey.publicKey()));

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
    void callOfManySlowCommandsIsGivenUp() {
        node.answer(START, 0, RUNNING);
        node.delay(Duration.ofMillis(400));

        // Each of the three commands is fast enough, but not all of them together.
        assertUnreachable(() -> hasty.start(access, NodeTask.INIT, SETTINGS), "it did not answer a command in time");
        assertThat(node.commands()).doesNotContain(START);
    }

    @Test
    void serverThatTricklesIsGivenUp() throws Exception {
        try (var trickle = new TricklingServer()) {
            var slow = new NodeAccess(
                    "n", "127.0.0.1", trickle.port(), "cloud", client.privateKey(), List.of(hostKey.publicKey()));
            var patient = new SshTimeouts(
                    Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20));
            try (var shell = new JschNodeShell(script, patient, clock)) {
                assertUnreachable(() -> shell.logIn(slow), "it does not answer in time");
            }
        }
    }

    @Test
    void startBringsScriptAndSettingsInOnePiece() {
        node.answer(START, 0, RUNNING);

        var state = shell.start(access, NodeTask.INIT, SETTINGS);

        assertThat(state).isEqualTo(new TaskState(NodeTask.INIT, Progress.RUNNING, "4f", "00", ""));
        assertThat(node.file(SCRIPT)).isEqualTo(script.content());
        assertThat(node.input(START)).asString().isEqualTo("KORAL_NODE_NAME='it'\\''s'\n# end\n");
        assertThat(node.commands()).containsExactly(VERSION, PUT_SCRIPT, START);
        assertThat(node.sessions()).isEqualTo(1);
    }

    @Test
    void hashOfSettingsIsOverWhatTheNodeGets() throws Exception {
        var sum = MessageDigest.getInstance("SHA-256").digest("KORAL_NODE_NAME='it'\\''s'\n# end\n".getBytes(StandardCharsets.UTF_8));

        assertThat(SETTINGS.hash()).isEqualTo(HexFormat.of().formatHex(sum));
        assertThat(new TaskState(NodeTask.INIT, Progress.DONE, "1", SETTINGS.hash(), "").under(SETTINGS)).isTrue();
        assertThat(new TaskState(NodeTask.INIT, Progress.NONE, "", "", "").under(SETTINGS)).isFalse();
    }

    @Test
    void failureIsAcknowledgedByItsRun() {
        var acknowledge = "sudo /opt/koral/koral-node acknowledge init 4f";
        node.answer(acknowledge, 0, RUNNING.replace("running", "reported"));

        shell.acknowledge(access, new TaskState(NodeTask.INIT, Progress.FAILED, "4f", "00", "no"));

        assertThat(node.commands()).containsExactly(acknowledge);
        assertThatThrownBy(() -> shell.acknowledge(
                        access, new TaskState(NodeTask.INIT, Progress.FAILED, "1; reboot", "00", "no")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nodeThatFailsIsAskedLessAndLessOften() throws Exception {
        node.close();
        var unreachable = assertUnreachable(() -> shell.logIn(access), "the connection was refused");
        assertThat(unreachable.lookAgainIn()).isEqualTo(Duration.ofSeconds(1));
        node = new FakeNode(access.port(), keys.sshKey("another"), client);

        clock.advance(Duration.ofMillis(600));
        var resting = assertUnreachable(() -> shell.logIn(access), "the connection was refused");
        assertThat(resting.lookAgainIn()).isEqualTo(Duration.ofMillis(400));
        assertThat(node.sessions()).isZero();

        clock.advance(Duration.ofSeconds(60));
        var refused = assertRefused(() -> shell.logIn(access), Kind.IDENTITY, "a host key that is not its own");
        assertThat(refused.lasting()).isEqualTo(Duration.ofMillis(60_600));
        assertThat(refused.lookAgainIn()).isEqualTo(Duration.ofMillis(6_060));
    }

    @Test
    void scriptThatIsThereIsNotSentAgain() {
        node.answer(VERSION, 0, script.version() + "\n");
        node.answer(START, 0, RUNNING);

        shell.start(access, NodeTask.INIT, SETTINGS);

        assertThat(node.file(SCRIPT)).isNull();
        assertThat(node.input(START)).isNotEmpty();
    }

    @Test
    void scriptOfAnotherVersionIsReplacedOnce() {
        node.answer(VERSION, 0, "00".repeat(32));
        node.answer(START, 0, RUNNING);

        shell.start(access, NodeTask.INIT, SETTINGS);
        shell.start(access, NodeTask.INIT, SETTINGS);

        assertThat(node.commands()).containsOnlyOnce(PUT_SCRIPT);
    }

    @Test
    void scriptThatCannotBeWrittenIsToldWithTheReason() {
        node.complain(PUT_SCRIPT, 1, "warn\ninstall: disk full\n");

        assertRefused(
                () -> shell.start(access, NodeTask.INIT, SETTINGS),
                Kind.COMMAND,
                "cannot be written: install: disk full");
    }

    @Test
    void statusIsReadFromTheStateLine() {
        node.answer(STATUS, 0, RUNNING.replace("running", "failed").replace("\"message\":\"", "\"message\":\"say \\\"no\\\""));
        assertThat(shell.status(access, NodeTask.INIT))
                .isEqualTo(new TaskState(NodeTask.INIT, Progress.FAILED, "4f", "00", "say \"no\""));

        node.answer(STATUS, 0, "{\"task\":\"init\",\"state\":\"none\",\"run\":\"\",\"message\":\"\",\"settings\":\"\"}");
        assertThat(shell.status(access, NodeTask.INIT)).isEqualTo(new TaskState(NodeTask.INIT, Progress.NONE, "", "", ""));
    }

    @Test
    void answerThatIsNoStateIsRefused() {
        for (var text : new String[] {"", "null", "hello", "{\"task\":\"init\"}", "{\"task\":\"init\",\"state\":\"odd\"}",
            "{\"task\":\"join\",\"state\":\"done\",\"message\":\"\"}", "[1]"}) {
            node.answer(STATUS, 0, text);
            assertRefused(() -> shell.status(access, NodeTask.INIT), Kind.COMMAND, "malformed state");
            clock.advance(Duration.ofSeconds(15));
        }
    }

    @Test
    void answerWithoutEndDoesNotFillTheMemory() {
        node.answer(STATUS, 0, "x".repeat(3 << 20));

        assertRefused(() -> shell.status(access, NodeTask.INIT), Kind.COMMAND, "malformed state");
    }

    @Test
    void missingScriptIsToldAsSuch() {
        assertRefused(
                () -> shell.status(access, NodeTask.INIT), Kind.COMMAND, "its script does not answer: bash: not found");
        clock.advance(Duration.ofSeconds(1));
        assertRefused(() -> shell.kubeconfig(access), Kind.COMMAND, "its script does not answer");
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
        IntStream.range(0, 5).forEach(n -> shell.logIn(access));

        assertThat(node.sessions()).isEqualTo(1);
    }

    @Test
    void sessionIsUsedAgainAsLongAsTheHostKeyThatTheNodeShowedIsAccepted() throws Exception {
        var coming = keys.sshKey("coming").publicKey();
        shell.logIn(access);
        shell.logIn(access.accepting(List.of(coming, hostKey.publicKey())));
        assertThat(node.sessions()).isEqualTo(1);

        assertRefused(
                () -> shell.logIn(access.accepting(List.of(coming))), Kind.IDENTITY, "a host key that is not its own");
        await().until(() -> node.openSessions() == 0);
    }

    @Test
    void sessionIsNotUsedUnderAnotherIdentity() {
        shell.logIn(access);

        assertRefused(
                () -> shell.logIn(node.access(client, keys.sshKey("other"))), Kind.IDENTITY, "a host key that is not");
        assertRefused(() -> shell.logIn(node.access(keys.sshKey("stranger"), hostKey)), Kind.LOGIN, "refuses our key");
    }

    @Test
    void idleSessionIsClosedWhenAnotherNodeIsSpokenTo() throws Exception {
        shell.logIn(access);
        try (var other = new FakeNode(hostKey, client)) {
            clock.advance(Duration.ofSeconds(19));
            shell.logIn(other.access(client, hostKey));
            assertThat(node.openSessions()).isEqualTo(1);

            clock.advance(Duration.ofSeconds(1));
            shell.logIn(other.access(client, hostKey));
            await().until(() -> node.openSessions() == 0);
        }
    }

    @Test
    void idleSessionClosesItself() {
        var brief = new SshTimeouts(
                Duration.ofSeconds(10), Duration.ofMillis(400), Duration.ofSeconds(20), Duration.ofMillis(1));
        try (var shell = new JschNodeShell(script, brief, clock)) {
            shell.logIn(access);
            await().until(() -> node.openSessions() == 0);

            shell.logIn(access);
        }
    }

    @Test
    void closedShellHasNoSessions() {
        shell.logIn(access);

        shell.close();

        await().until(() -> node.openSessions() == 0);
    }

    @Test
    void nodeThatCameBackIsSpokenToAnew() throws Exception {
        shell.logIn(access);
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

    private static NodeUnreachableException assertUnreachable(ThrowingCallable call, String reason) {
        return assertThrows(NodeUnreachableException.class, call, reason);
    }

    private static NodeRefusedException assertRefused(ThrowingCallable call, Kind kind, String reason) {
        var refused = assertThrows(NodeRefusedException.class, call, reason);
        assertThat(refused.kind()).isEqualTo(kind);
        return refused;
    }

    private static <E extends Exception> E assertThrows(Class<E> type, ThrowingCallable call, String reason) {
        var thrown = catchThrowableOfType(type, call);
        assertThat(thrown).hasMessageContaining(reason).hasMessageNotContaining("PRIVATE KEY");
        return thrown;
    }
}
