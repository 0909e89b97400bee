/** The simulator as a separate process, and its client. */
package dev.mold.server.compute.simulator.remote;
