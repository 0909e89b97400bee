/**
 * A compute back end whose machines exist only in this process: real SSH and Kubernetes servers behind real loopback
 * addresses, with configurable timings, faults and clock.
 */
package dev.mold.server.compute.simulator;
