package dev.mold.server.compute.machine.net;

import dev.mold.api.compute.NetworkConfig;

/**
 * A network as it is stored.
 *
 * @param revision grows with each change
 */
record NetworkRecord(NetworkConfig config, long revision) {}
