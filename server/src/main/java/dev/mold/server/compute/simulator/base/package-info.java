/** The fault script, used by all parts of the simulator. */
package dev.mold.server.compute.simulator.base;
