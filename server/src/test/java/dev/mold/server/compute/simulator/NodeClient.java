package dev.mold.server.compute.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import dev.mold.server.compute.NodeKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a node's shell: JSch with the one host key that it accepts. */
record NodeClient(String address, int port, NodeKeys login, String hostKey) {
    static final String SCRIPT = "#!/bin/sh\necho koral\n";
    private static final String NODE = "sudo /opt/koral/koral-node ";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Result(int exit, String output, String error) {}

    Session connect(String user) throws Exception {
        var ssh = new JSch();
        ssh.addIdentity("login", login.privateKey().getBytes(StandardCharsets.US_ASCII), null, null);
        var words = hostKey.split(" ");
        var name = "[" + address + "]:" + port;
        ssh.getHostKeyRepository()
                .add(new HostKey(name, HostKey.ED25519, Base64.getDecoder().decode(words[1])), null);
        var session = ssh.getSession(user, address, port);
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("server_host_key", "ssh-ed25519");
        session.setConfig("PreferredAuthentications", "publickey");
        session.connect(5000);
        return session;
    }

    Result run(String command, String input) throws Exception {
        var session = connect("cloud");
        try {
            var channel = (ChannelExec) session.openChannel("exec");
            var output = new ByteArrayOutputStream();
            var error = new ByteArrayOutputStream();
            channel.setCommand(command);
            channel.setInputStream(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            channel.setOutputStream(output);
            channel.setErrStream(error);
            channel.connect(5000);
            Awaitility.await()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(channel::isClosed);
            return new Result(
                    channel.getExitStatus(),
                    output.toString(StandardCharsets.UTF_8),
                    error.toString(StandardCharsets.UTF_8));
        } finally {
            session.disconnect();
        }
    }

    Result node(String verb) throws Exception {
        return run(NODE + verb, "");
    }

    NodeClient script() throws Exception {
        assertThat(run("sudo install -D -m 0755 /dev/stdin /opt/koral/koral-node", SCRIPT).exit()).isZero();
        return this;
    }

    JsonNode start(String task, Map<String, String> settings) throws Exception {
        var text = new StringBuilder();
        new TreeMap<>(settings).forEach((key, value) ->
                text.append(key).append("='").append(value.replace("'", "'\\''")).append("'\n"));
        return state(run(NODE + "start " + task, text.append("# end\n").toString()));
    }

    JsonNode status(String task) throws Exception {
        return state(node("status " + task));
    }

    /** Runs a task that takes no time. @return why it failed, if it did */
    String task(String task, Map<String, String> settings, String expected) throws Exception {
        var state = start(task, settings);
        assertThat(state.path("state").asString()).as(state.toString()).isEqualTo(expected);
        return state.path("message").asString();
    }

    private static JsonNode state(Result result) {
        assertThat(result.exit()).as(result.error()).isZero();
        return JSON.readTree(result.output());
    }
}
