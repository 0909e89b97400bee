/** Ports of public addresses that lead to ports of machines. */
package dev.mold.server.network.forwarding;
