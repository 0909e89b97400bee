/** The simulator as a process of its own, and its client. */
package dev.mold.server.compute.simulator.remote;
