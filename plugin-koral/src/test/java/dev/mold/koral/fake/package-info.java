/** Stand-ins for the cloud, nodes, Kubernetes and the flow engine: real classes with a small world in memory. */
package dev.mold.koral.fake;
