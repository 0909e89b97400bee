/**
 * A compute back end whose machines exist only in this process: real SSH and Kubernetes servers behind real loopback
 * addresses, with times, faults and a clock that can be set.
 */
package dev.mold.server.compute.simulator;
