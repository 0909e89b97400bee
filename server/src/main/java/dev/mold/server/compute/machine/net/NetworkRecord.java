package dev.mold.server.compute.machine.net;

import dev.mold.api.compute.NetworkConfig;

/**
 * A stored network.
 *
 * @param revision incremented with each change
 */
record NetworkRecord(NetworkConfig config, long revision) {}
