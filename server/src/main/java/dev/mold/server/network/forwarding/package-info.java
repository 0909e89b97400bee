/** Port forwarding from public addresses to machines. */
package dev.mold.server.network.forwarding;
