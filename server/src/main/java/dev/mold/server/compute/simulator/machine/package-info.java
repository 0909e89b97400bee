/** Simulated machines and images: their records and how they change with time. */
package dev.mold.server.compute.simulator.machine;
