/** In-memory fakes of the cloud, nodes, Kubernetes and the flow engine. */
package dev.mold.koral.fake;
