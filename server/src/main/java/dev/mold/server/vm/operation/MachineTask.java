package dev.mold.server.vm.operation;

import dev.mold.server.vm.machine.MachineInfo;

/**
 * What a step is given.
 *
 * @param machine as its row says now
 */
record MachineTask(MachineInfo machine, MachineJob job) {}
