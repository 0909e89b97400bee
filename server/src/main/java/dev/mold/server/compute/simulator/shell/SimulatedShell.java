package dev.mold.server.compute.simulator.shell;

import dev.mold.api.id.VirtualMachineId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The login shell of every simulated machine. It supports only the commands of the node-shell contract. */
public final class SimulatedShell {
    private static final String SCRIPT = "/opt/koral/koral-node";
    private static final String KUBECONFIG = "/etc/kubernetes/admin.conf";
    private static final int MAX_BYTES = 16 << 20;
    private static final Pattern INSTALL =
            Pattern.compile("sudo install -D -m (?<mode>[0-7]{4}) /dev/stdin '?(?<path>/[^\\s']+)'?");
    private static final Pattern NODE = Pattern.compile("sudo " + SCRIPT + "(?: (?<verb>\\S+))?(?: (?<task>\\S+))?(?: (?<run>\\S+))?");

    private static final Result USAGE = Result.failed(
            2,
            "usage: koral-node version | kubeconfig | start TASK | status TASK | acknowledge TASK RUN"
                    + " | new-host-key | use-host-key BLOB");

    private final NodeDisks disks;
    private final SimulatedNodeTasks tasks;
    private final NodeLogins logins;
    private final JsonMapper json = JsonMapper.builder().build();

    SimulatedShell(NodeDisks disks, SimulatedNodeTasks tasks, NodeLogins logins) {
        this.disks = disks;
        this.tasks = tasks;
        this.logins = logins;
    }

    /** A command's output and exit status. */
    record Result(int exit, String output, String error) {
        static Result ok(String output) {
            return new Result(0, output, "");
        }

        static Result failed(int exit, String error) {
            return new Result(exit, "", error + "\n");
        }
    }

    /** Runs a command to completion. @param input read only by the command that writes a file */
    Result run(VirtualMachineId machine, String command, InputStream input) throws IOException {
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
        return node.matches() ? node(machine, node, input) : Result.failed(127, line + ": command not found");
    }

    private Result install(VirtualMachineId machine, String path, String mode, InputStream input) throws IOException {
        var content = input.readNBytes(MAX_BYTES + 1);
        if (content.length > MAX_BYTES) {
            return Result.failed(1, "install: " + path + ": no space left on device");
        }
        try {
            disks.write(machine, path, mode, content);
            return Result.ok("");
        } catch (IOException e) {
            return Result.failed(1, "install: " + e.getMessage());
        }
    }

    private Result node(VirtualMachineId machine, Matcher words, InputStream input) throws IOException {
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
        if (verb.endsWith("-host-key")) {
            return hostKey(machine, verb, Optional.ofNullable(task));
        }
        var known = NodeTaskName.of(String.valueOf(task));
        return known.isEmpty() ? USAGE : task(machine, verb, known.get(), words.group("run"), input);
    }

    private Result hostKey(VirtualMachineId machine, String verb, Optional<String> blob) throws IOException {
        try {
            if (verb.equals("new-host-key") && blob.isEmpty()) {
                return Result.ok(logins.newHostKey(machine) + "\n");
            }
            if (!verb.equals("use-host-key") || blob.isEmpty()) {
                return USAGE;
            }
            return logins.useHostKey(machine, "ssh-ed25519 " + blob.get())
                    ? Result.ok("")
                    : Result.failed(1, "error: that host key is not here");
        } catch (GeneralSecurityException e) {
            throw new IOException("The host key of " + machine + " is unreadable", e);
        }
    }

    private Result task(VirtualMachineId machine, String verb, NodeTaskName task, String run, InputStream input)
            throws IOException {
        if (run == null && verb.equals("start")) {
            var settings = NodeEnv.parse(new String(input.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
            return settings.isPresent()
                    ? Result.ok(stateLine(tasks.start(machine, task, settings.get())))
                    : Result.failed(1, "error: the settings are incomplete");
        }
        if (run == null && verb.equals("status")) {
            return Result.ok(stateLine(tasks.status(machine, task)));
        }
        if (run != null && verb.equals("acknowledge")) {
            return Result.ok(stateLine(tasks.acknowledge(machine, task, run)));
        }
        return USAGE;
    }

    private String stateLine(TaskRun run) {
        var failed = run.state() == TaskRun.State.FAILED || run.state() == TaskRun.State.REPORTED;
        return json.createObjectNode()
                        .put("task", run.task())
                        .put("state", run.state().name().toLowerCase(Locale.ROOT))
                        .put("run", run.run())
                        .put("message", failed ? run.message() : "")
                        .put("settings", run.settings())
                + "\n";
    }
}
