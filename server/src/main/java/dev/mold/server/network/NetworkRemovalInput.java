package dev.mold.server.network;

import dev.mold.api.id.NetworkId;

/**
 * What {@link DeleteNetworkFlow} is run with.
 *
 * @param forced whether a router that cannot be removed now is left to the watch
 */
public record NetworkRemovalInput(NetworkId network, boolean forced) {}
