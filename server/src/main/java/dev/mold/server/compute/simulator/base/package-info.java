/** What all parts of the simulator rest on: its data folder and its script of faults. */
package dev.mold.server.compute.simulator.base;
