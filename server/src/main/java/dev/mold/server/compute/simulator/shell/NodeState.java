package dev.mold.server.compute.simulator.shell;

import dev.mold.api.id.VirtualMachineId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The stored state of a node.
 *
 * @param preparedVersion Kubernetes version whose binaries are installed; empty for none
 * @param modes mode of each file on its disk, by path
 * @param tasks last run of each task, by the task's name
 */
record NodeState(
        VirtualMachineId machine, String preparedVersion, Map<String, String> modes, Map<String, TaskRun> tasks) {
    NodeState {
        modes = Map.copyOf(modes);
        tasks = Map.copyOf(tasks);
    }

    static NodeState fresh(VirtualMachineId machine) {
        return new NodeState(machine, "", Map.of(), Map.of());
    }

    NodeState withFile(String path, String mode) {
        var changed = new TreeMap<>(modes);
        changed.put(path, mode);
        return new NodeState(machine, preparedVersion, changed, tasks);
    }

    NodeState withRun(TaskRun run) {
        var changed = new TreeMap<>(tasks);
        changed.put(run.task(), run);
        return new NodeState(machine, preparedVersion, modes, changed);
    }

    NodeState withoutRuns(Set<String> names) {
        var changed = new TreeMap<>(tasks);
        changed.keySet().removeAll(names);
        return new NodeState(machine, preparedVersion, modes, changed);
    }

    NodeState prepared(String version) {
        return new NodeState(machine, version, modes, tasks);
    }
}
