package dev.mold.server.compute.simulator.net;

import dev.mold.api.id.VirtualMachineId;

/** A TCP port of a machine. */
public record Endpoint(VirtualMachineId machine, int port) {}
