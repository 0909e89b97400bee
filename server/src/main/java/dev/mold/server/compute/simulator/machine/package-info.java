/** Simulated machines and images: their records and their states over time. */
package dev.mold.server.compute.simulator.machine;
