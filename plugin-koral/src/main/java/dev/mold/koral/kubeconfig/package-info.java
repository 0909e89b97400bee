/** The command that returns the kubeconfig of a cluster. */
package dev.mold.koral.kubeconfig;
