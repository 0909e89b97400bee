/** The SSH side of simulated machines: login, files and the node script's tasks. */
package dev.mold.server.compute.simulator.shell;
