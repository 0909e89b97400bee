package dev.mold.server.web;

import java.net.InetAddress;

/**
 * The address at which the API is served.
 *
 * @param port 0 for a free one
 */
public record Listen(InetAddress address, int port) {}
