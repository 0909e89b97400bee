/** The public side of simulated networks: real listeners on loopback addresses. */
package dev.mold.server.compute.simulator.net;
