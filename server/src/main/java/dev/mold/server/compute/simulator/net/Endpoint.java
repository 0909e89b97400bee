package dev.mold.server.compute.simulator.net;

import dev.mold.api.id.MachineId;

/** A TCP port of a machine. */
public record Endpoint(MachineId machine, int port) {}
