/** What all parts of the simulator rest on: its script of faults. */
package dev.mold.server.compute.simulator.base;
