package dev.mold.server.compute.simulator.shell;

import dev.mold.api.id.VirtualMachineId;
import dev.mold.server.compute.simulator.base.FaultError;
import dev.mold.server.compute.simulator.base.FaultOperation;
import dev.mold.server.compute.simulator.base.FaultScript;
import dev.mold.server.compute.simulator.machine.SimulatedMachines;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The background tasks of all nodes. Nothing actually runs: a task takes effect as a whole at the first
 * {@link #settle()} after its time is over. So call {@link #settle()} before reading anything that tasks change.
 */
public final class SimulatedNodeTasks {
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final NodeDisks disks;
    private final SimulatedMachines machines;
    private final FaultScript faults;
    private final TaskWork work;
    private final TaskTimes times;
    private final Clock clock;
    private final Set<VirtualMachineId> busy = ConcurrentHashMap.newKeySet();

    SimulatedNodeTasks(
            NodeDisks disks,
            SimulatedMachines machines,
            FaultScript faults,
            TaskWork work,
            TaskTimes times,
            Clock clock) {
        this.disks = disks;
        this.machines = machines;
        this.faults = faults;
        this.work = work;
        this.times = times;
        this.clock = clock;
        disks.all().forEach(state -> note(state));
    }

    /** Starts a task unless it is running or done with these settings. @return its state then */
    synchronized TaskRun start(VirtualMachineId machine, NodeTaskName task, NodeEnv settings) {
        settle();
        var last = status(machine, task);
        if (last.state() == TaskRun.State.RUNNING
                || last.state() == TaskRun.State.DONE && last.settings().equals(settings.hash())) {
            return last;
        }
        var name = machines.spec(machine).map(spec -> spec.name()).orElse("");
        var fault = faults.next(
                FaultOperation.ofTask(task.wireName()).orElseThrow(),
                Map.of("id", machine.toString(), "name", name));
        var now = clock.instant();
        var hangs = fault.filter(due -> due.error() == FaultError.HANG).isPresent();
        var failure = fault.map(due -> due.message()).orElse("");
        var run = new TaskRun(
                task.wireName(),
                TaskRun.State.RUNNING,
                last.nextRun(),
                settings.hash(),
                settings.values(),
                now,
                hangs ? NEVER : now.plus(times.of(task)),
                failure);
        note(disks.update(machine, state -> state.withRun(run)));
        settle();
        return status(machine, task);
    }

    /** Records that the failure of that run was reported. @return the task's state then */
    synchronized TaskRun acknowledge(VirtualMachineId machine, NodeTaskName task, String run) {
        settle();
        var last = status(machine, task);
        if (last.state() == TaskRun.State.FAILED && last.run().equals(run)) {
            disks.update(machine, state -> state.withRun(last.reported()));
        }
        return status(machine, task);
    }

    /** The state of a task. */
    TaskRun status(VirtualMachineId machine, NodeTaskName task) {
        return disks.state(machine).tasks().getOrDefault(task.wireName(), TaskRun.none(task));
    }

    /** Applies the effects of every task whose time is over, in order of their ends. */
    public void settle() {
        if (!busy.isEmpty()) {
            settleAll();
        }
    }

    private synchronized void settleAll() {
        var now = clock.instant();
        record Due(VirtualMachineId machine, TaskRun run) {}
        busy.stream()
                .flatMap(machine -> disks.state(machine).tasks().values().stream()
                        .filter(run -> run.state() == TaskRun.State.RUNNING)
                        .map(run -> new Due(machine, run)))
                .sorted(Comparator.comparing((Due due) -> due.run().until()))
                .toList()
                .forEach(due -> settle(due.machine(), due.run(), now));
    }

    private void settle(VirtualMachineId machine, TaskRun run, Instant now) {
        var booted = machines.runningSince(machine);
        if (booted.isEmpty()) {
            return;
        }
        if (booted.get().isAfter(run.begun())) {
            finish(machine, run.failed("the machine was restarted meanwhile"));
        } else if (!now.isBefore(run.until())) {
            finish(machine, outcome(machine, run));
        }
    }

    private TaskRun outcome(VirtualMachineId machine, TaskRun run) {
        if (!run.message().isEmpty()) {
            return run.failed(run.message());
        }
        try {
            var task = NodeTaskName.of(run.task()).orElseThrow();
            work.perform(machine, task, new NodeEnv(run.values(), run.settings()), run.until());
            return run.done();
        } catch (TaskFailure e) {
            return run.failed(e.getMessage());
        }
    }

    private void finish(VirtualMachineId machine, TaskRun run) {
        note(disks.update(machine, state -> state.withRun(run)));
    }

    /** Removes the data of a destroyed machine. */
    synchronized void forget(VirtualMachineId machine) {
        busy.remove(machine);
    }

    private void note(NodeState state) {
        if (state.tasks().values().stream().anyMatch(run -> run.state() == TaskRun.State.RUNNING)) {
            busy.add(state.machine());
        } else {
            busy.remove(state.machine());
        }
    }
}
