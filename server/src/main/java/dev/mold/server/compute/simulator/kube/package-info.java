/** Simulated Kubernetes clusters and the HTTPS API that their control machines answer. */
package dev.mold.server.compute.simulator.kube;
