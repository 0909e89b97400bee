package dev.mold.server.compute.simulator.net;

import dev.mold.api.compute.NetworkConfig;

/**
 * A stored network.
 *
 * @param hangs whether its router never comes up
 */
record SimulatedNetworkRecord(NetworkConfig config, boolean hangs) {}
