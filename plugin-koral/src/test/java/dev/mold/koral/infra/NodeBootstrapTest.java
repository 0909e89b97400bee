package dev.mold.koral.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mold.koral.infra.TaskState.Progress;
import dev.mold.koral.infra.kube.ClientKubeApi;
import dev.mold.koral.infra.kube.KubeTimeouts;
import dev.mold.koral.infra.secret.SecureKeys;
import dev.mold.koral.infra.ssh.JschNodeShell;
import dev.mold.koral.infra.ssh.NodeScript;
import dev.mold.koral.infra.ssh.SshTimeouts;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The adapters against the simulator's real SSH servers and Kubernetes APIs: a cluster is created, used and scaled
 * down.
 */
class NodeBootstrapTest {
    private static final String MANIFEST = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: shop}
            spec: {replicas: 2}
            """;

    @TempDir
    Path data;

    private final Keys keys = new SecureKeys(new SecureRandom());
    private final KubeApi kube = new ClientKubeApi(KubeTimeouts.standard(), Clock.systemUTC());
    private final JschNodeShell shell =
            new JschNodeShell(NodeScript.bundled(), SshTimeouts.standard(), Clock.systemUTC());
    private SimulatedNodes nodes;

    @BeforeEach
    void open() {
        nodes = new SimulatedNodes(data, keys);
    }

    @AfterEach
    void close() {
        shell.close();
        nodes.close();
    }

    @Test
    void clusterIsMadeUsedAndShrunk() {
        var control = nodes.boot("c1");
        var worker = nodes.boot("w1");
        run(control, NodeTask.PREPARE, settings("c1", "control", Map.of()));
        assertThat(shell.kubeconfig(control)).isEmpty();
        run(control, NodeTask.INIT, settings("c1", "control", Map.of()));
        var kubeconfig = shell.kubeconfig(control).orElseThrow();
        var token = keys.bootstrapToken();
        run(control, NodeTask.SHARE, Map.of("KORAL_JOIN_TOKEN", token, "KORAL_TOKEN_TTL", "30m"));
        run(worker, NodeTask.PREPARE, settings("w1", "worker", Map.of()));
        var join = Map.of("KORAL_JOIN_TOKEN", token, "KORAL_CA_HASH", keys.caHash(kubeconfig));
        run(worker, NodeTask.JOIN, settings("w1", "worker", join));

        await().ignoreExceptions().untilAsserted(() -> kube.checkReady(kubeconfig));
        assertThat(kube.version(kubeconfig)).isEqualTo("v1.30.3");
        assertThat(kube.nodes(kubeconfig))
                .containsExactlyInAnyOrder(
                        new KubeNode("c1", true, Optional.empty(), true, true, "v1.30.3"),
                        new KubeNode("w1", true, Optional.empty(), false, true, "v1.30.3"));
        kube.apply(kubeconfig, MANIFEST);
        kube.apply(kubeconfig, MANIFEST);
        kube.cordon(kubeconfig, "w1", true);
        await().until(() -> kube.drain(kubeconfig, "w1") == 0);
        assertThat(kube.nodes(kubeconfig)).contains(new KubeNode("w1", true, Optional.empty(), false, false, "v1.30.3"));
        drainWhatHasPods(kubeconfig);
        kube.deleteNode(kubeconfig, "w1");
        run(worker, NodeTask.LEAVE, Map.of());
        assertThat(kube.nodes(kubeconfig)).extracting(KubeNode::name).containsExactly("c1");
    }

    @Test
    void nodeShowsAHostKeyOfItsOwnOnceItIsTold() {
        var node = nodes.boot("c1");
        await().ignoreExceptions().untilAsserted(() -> shell.logIn(node));

        var key = shell.newHostKey(node);
        assertThat(shell.newHostKey(node)).isEqualTo(key);
        shell.useHostKey(node, key);
        shell.useHostKey(node, key);

        shell.logIn(node.accepting(List.of(key)));
        shell.close();
        assertThatThrownBy(() -> shell.logIn(node))
                .isInstanceOf(NodeRefusedException.class)
                .hasMessageContaining("a host key that is not its own");
    }

    /** Drains the control node, whose DNS pods move to the worker. */
    private void drainWhatHasPods(String kubeconfig) {
        kube.cordon(kubeconfig, "w1", false);
        kube.cordon(kubeconfig, "c1", true);
        assertThat(kube.drain(kubeconfig, "c1")).isPositive();
        await().until(() -> kube.drain(kubeconfig, "c1") == 0);
        kube.cordon(kubeconfig, "c1", false);
        kube.cordon(kubeconfig, "w1", true);
        await().until(() -> kube.drain(kubeconfig, "w1") == 0);
    }

    private void run(NodeAccess node, NodeTask task, Map<String, String> settings) {
        await().ignoreExceptions().untilAsserted(() -> shell.logIn(node));
        var wanted = new NodeSettings(settings);
        var state = shell.start(node, task, wanted);
        assertThat(state.progress()).isIn(Progress.RUNNING, Progress.DONE);
        await().until(() -> shell.status(node, task).progress() != Progress.RUNNING);
        assertThat(shell.status(node, task))
                .isEqualTo(new TaskState(task, Progress.DONE, state.run(), wanted.hash(), ""));
    }

    private Map<String, String> settings(String name, String role, Map<String, String> more) {
        var settings = new TreeMap<>(Map.of(
                "KORAL_NODE_NAME", name,
                "KORAL_ROLE", role,
                "KORAL_KUBERNETES_VERSION", "1.30.3",
                "KORAL_ENDPOINT", nodes.endpoint(),
                "KORAL_POD_CIDR", "10.244.0.0/16",
                "KORAL_SERVICE_CIDR", "10.96.0.0/12"));
        settings.putAll(more);
        return settings;
    }
}
