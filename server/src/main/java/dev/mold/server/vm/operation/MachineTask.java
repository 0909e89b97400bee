package dev.mold.server.vm.operation;

import dev.mold.server.vm.machine.MachineInfo;

/**
 * The input of a step.
 *
 * @param machine its current data
 */
record MachineTask(MachineInfo machine, MachineJob job) {}
