package dev.mold.server.compute.simulator.shell;

import dev.mold.api.id.MachineId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The login shell of every simulated machine. It knows the commands of the node-shell contract and no other. */
public final class SimulatedShell {
    private static final String SCRIPT = "/opt/koral/koral-node";
    private static final String KUBECONFIG = "/etc/kubernetes/admin.conf";
    private static final int MOST_BYTES = 16 << 20;
    private static final Pattern INSTALL =
            Pattern.compile("sudo install -D -m (?<mode>[0-7]{4}) /dev/stdin '?(?<path>/[^\\s']+)'?");
    private static final Pattern NODE = Pattern.compile("sudo " + SCRIPT + "(?: (?<verb>\\S+))?(?: (?<task>\\S+))?");

    private final NodeDisks disks;
    private final NodeTasks tasks;
    private final JsonMapper json = JsonMapper.builder().build();

    SimulatedShell(NodeDisks disks, NodeTasks tasks) {
        this.disks = disks;
        this.tasks = tasks;
    }

    /** What a command prints and its exit status. */
    record Result(int exit, String output, String error) {
        static Result ok(String output) {
            return new Result(0, output, "");
        }

        static Result failed(int exit, String error) {
            return new Result(exit, "", error + "\n");
        }
    }

    /** Runs a command to its end. @param input read only by the command that puts a file there */
    Result run(MachineId machine, String command, InputStream input) throws IOException {
        tasks.settle();
        var line = command.strip();
        if (line.equals("true")) {
            return Result.ok("");
        }
        var install = INSTALL.matcher(line);
        if (install.matches()) {
            return install(machine, install.group("path"), install.group("mode"), input);
        }
        var node = NODE.matcher(line);
        return node.matches() ? node(machine, node) : Result.failed(127, line + ": command not found");
    }

    private Result install(MachineId machine, String path, String mode, InputStream input) throws IOException {
        var content = input.readNBytes(MOST_BYTES + 1);
        if (content.length > MOST_BYTES) {
            return Result.failed(1, "install: " + path + ": no space left on device");
        }
        try {
            disks.write(machine, path, mode, content);
            return Result.ok("");
        } catch (IOException e) {
            return Result.failed(1, "install: " + e.getMessage());
        }
    }

    private Result node(MachineId machine, Matcher words) {
        var script = disks.read(machine, SCRIPT);
        if (script.isEmpty()) {
            return Result.failed(127, "sudo: " + SCRIPT + ": command not found");
        }
        var mode = disks.state(machine).modes().getOrDefault(SCRIPT, "0000");
        if ((Integer.parseInt(mode, 8) & 0111) == 0) {
            return Result.failed(126, "sudo: " + SCRIPT + ": permission denied");
        }
        var verb = String.valueOf(words.group("verb"));
        var task = words.group("task");
        if (task == null && verb.equals("version")) {
            return Result.ok(NodeDisks.sha256(script.get()) + "\n");
        }
        if (task == null && verb.equals("kubeconfig")) {
            return disks.read(machine, KUBECONFIG)
                    .map(text -> Result.ok(new String(text, StandardCharsets.UTF_8)))
                    .orElse(Result.failed(3, "error: this node has no kubeconfig"));
        }
        return task(machine, verb, String.valueOf(task));
    }

    private Result task(MachineId machine, String verb, String name) {
        var task = NodeTaskName.of(name);
        if (task.isPresent() && verb.equals("start")) {
            return Result.ok(stateLine(tasks.start(machine, task.get())));
        }
        if (task.isPresent() && verb.equals("status")) {
            return Result.ok(stateLine(tasks.status(machine, task.get())));
        }
        return Result.failed(2, "usage: koral-node version | kubeconfig | start TASK | status TASK");
    }

    private String stateLine(TaskRun run) {
        var failed = run.state() == TaskRun.State.FAILED;
        return json.createObjectNode()
                        .put("task", run.task())
                        .put("state", run.state().name().toLowerCase(Locale.ROOT))
                        .put("message", failed ? run.message() : "")
                        .put("settings", run.settings())
                + "\n";
    }
}
