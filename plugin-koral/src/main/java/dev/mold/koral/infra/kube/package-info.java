/** The Kubernetes API of a cluster, through the official Java client. */
package dev.mold.koral.infra.kube;
