/** Stand-ins for the cloud, the nodes, Kubernetes and the flow engine: real classes that keep a small world in memory. */
package dev.mold.koral.fake;
