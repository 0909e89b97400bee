/** Simulated Kubernetes clusters and the HTTPS API of their control machines. */
package dev.mold.server.compute.simulator.kube;
