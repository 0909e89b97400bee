package dev.mold.server.network;

import dev.mold.api.id.NetworkId;

/**
 * The input of {@link DeleteNetworkFlow}.
 *
 * @param forced whether a router that cannot be removed now is left to {@link RouterReconciler}
 */
public record NetworkRemovalInput(NetworkId network, boolean forced) {}
