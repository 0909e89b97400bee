/** The Kubernetes API of a cluster, by the official Java client. */
package dev.mold.koral.infra.kube;
