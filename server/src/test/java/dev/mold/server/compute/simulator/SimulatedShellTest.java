package dev.mold.server.compute.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.JSchException;
import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.NodeKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Log-in and shell of a simulated machine, by the rules of the node-shell contract. */
class SimulatedShellTest {
    @TempDir
    Path data;

    private SimulatorBackend backend;
    private ClusterSite site;
    private VirtualMachineId machine;

    @BeforeEach
    void open() throws Exception {
        backend = new SimulatorBackend(SimulatorOptions.in(data, Clock.systemUTC())
                .withPublicRange("127.70.0.0/24")
                .withTimings(SimulatorTimings.NONE));
        site = new ClusterSite(backend, "127.70.0.2");
        machine = site.boot("node");
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void onlyTheGivenKeyAndUserGetIn() throws Exception {
        assertThat(site.ssh(machine).run("true", "").exit()).isZero();
        assertThatThrownBy(() -> site.ssh(machine).connect("root")).isInstanceOf(JSchException.class);
        assertThatThrownBy(() -> site.sshAs(NodeKeys.generate(), machine).connect("cloud"))
                .isInstanceOf(JSchException.class);
        assertThatThrownBy(() -> site.sshExpecting(NodeKeys.generate(), machine).connect("cloud"))
                .isInstanceOf(JSchException.class)
                .hasMessageContaining("HostKey");
    }

    @Test
    void scriptIsMissingUntilItIsInstalled() throws Exception {
        var ssh = site.ssh(machine);

        assertThat(ssh.node("version").exit()).isEqualTo(127);
        ssh.script();
        var digest = MessageDigest.getInstance("SHA-256").digest(NodeClient.SCRIPT.getBytes(StandardCharsets.UTF_8));
        assertThat(ssh.node("version")).satisfies(result -> {
            assertThat(result.exit()).isZero();
            assertThat(result.output().strip()).isEqualTo(HexFormat.of().formatHex(digest));
        });
    }

    @Test
    void stateLineIsAsTheContractHasIt() throws Exception {
        var ssh = site.ssh(machine).script();

        assertThat(ssh.node("status init").output())
                .isEqualTo("{\"task\":\"init\",\"state\":\"none\",\"run\":\"\",\"message\":\"\",\"settings\":\"\"}\n");
        assertThat(ssh.start("init", Map.of()).path("state").asString()).isEqualTo("failed");
        assertThat(ssh.node("status init").output())
                .matches("\\{\"task\":\"init\",\"state\":\"failed\","
                        + "\"run\":\"[0-9a-f-]{36}\","
                        + "\"message\":\"KORAL_KUBERNETES_VERSION is not set\","
                        + "\"settings\":\"[0-9a-f]{64}\"}\n");
    }

    @Test
    void taskIsDoneOncePerSettings() throws Exception {
        var ssh = site.ssh(machine).script();
        var settings = site.settings("node", "worker", Map.of("KORAL_REGISTRY_PASSWORD", "it's"));
        ssh.task("prepare", settings, "done");
        backend.detachIso(machine);

        ssh.task("prepare", settings, "done");
        settings.put("KORAL_REGISTRY_PASSWORD", "another");
        assertThat(ssh.task("prepare", settings, "failed")).contains("ISO");
    }

    @Test
    void settingsThatComeInPartBeginNothing() throws Exception {
        var ssh = site.ssh(machine).script();

        for (var part : new String[] {"", "KORAL_ROLE='worker'\n", "KORAL_ROLE='worker'\n# en", "KORAL_ROLE='# end\n"}) {
            var refused = ssh.run("sudo /opt/koral/koral-node start prepare", part);
            assertThat(refused.exit()).as(part).isEqualTo(1);
            assertThat(refused.error()).contains("the settings are incomplete");
        }
        assertThat(ssh.status("prepare").path("state").asString()).isEqualTo("none");
    }

    @Test
    void failureIsReportedOnceItIsAcknowledged() throws Exception {
        var ssh = site.ssh(machine).script();
        var first = ssh.start("init", Map.of()).path("run").asString();
        var second = ssh.start("init", Map.of()).path("run").asString();
        assertThat(second).isNotEqualTo(first);

        ssh.node("acknowledge init " + first);
        assertThat(ssh.status("init").path("state").asString()).isEqualTo("failed");
        ssh.node("acknowledge init " + second);
        assertThat(ssh.status("init").path("state").asString()).isEqualTo("reported");
        assertThat(ssh.status("init").path("message").asString()).contains("is not set");
        assertThat(ssh.start("init", Map.of()).path("state").asString()).isEqualTo("failed");
    }

    @Test
    void hostKeyThatTheNodeMakesIsShownOnceItIsToBeUsed() throws Exception {
        var ssh = site.ssh(machine).script();
        var key = ssh.node("new-host-key").output().strip();
        assertThat(ssh.node("new-host-key").output().strip()).isEqualTo(key).startsWith("ssh-ed25519 AAAA");
        assertThat(ssh.node("use-host-key AAAA").exit()).isEqualTo(1);
        var blob = key.substring("ssh-ed25519 ".length());

        assertThat(ssh.node("use-host-key " + blob).exit()).isZero();

        assertThatThrownBy(() -> ssh.connect("cloud")).isInstanceOf(JSchException.class).hasMessageContaining("HostKey");
        var renewed = new NodeClient(ssh.address(), ssh.port(), ssh.login(), key);
        assertThat(renewed.node("use-host-key " + blob).exit()).isZero();
        backend.stopMachine(machine, true);
        backend.startMachine(machine);
        assertThat(renewed.node("version").exit()).isZero();
    }

    @Test
    void wrongUseIsToldByTheExitStatus() throws Exception {
        var ssh = site.ssh(machine).script();

        assertThat(ssh.node("start dance").exit()).isEqualTo(2);
        assertThat(ssh.node("").exit()).isEqualTo(2);
        assertThat(ssh.node("acknowledge init").exit()).isEqualTo(2);
        assertThat(ssh.node("status init now").exit()).isEqualTo(2);
        assertThat(ssh.node("kubeconfig").exit()).isEqualTo(3);
        assertThat(ssh.run("rm -rf /", "").exit()).isEqualTo(127);
        assertThat(ssh.run("sudo install -D -m 0644 /dev/stdin /../../escaped", "x").exit()).isNotZero();
        assertThat(data.resolve("escaped")).doesNotExist();
    }

    @Test
    void initDemandsPreparationAndAnEndpointThatLeadsHere() throws Exception {
        var ssh = site.ssh(machine).script();
        var settings = site.settings("node", "control", Map.of());

        assertThat(ssh.task("init", settings, "failed")).contains("not been prepared");
        ssh.task("prepare", settings, "done");
        assertThat(ssh.task("init", settings, "failed")).contains("does not lead to this node");
        site.balance(machine);
        ssh.task("init", settings, "done");
        ssh.task("leave", settings, "done");
        assertThat(ssh.node("kubeconfig").exit()).isEqualTo(3);
        assertThat(ssh.status("init").path("state").asString()).isEqualTo("none");
    }
}
