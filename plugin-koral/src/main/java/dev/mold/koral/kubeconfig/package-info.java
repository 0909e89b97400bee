/** Handing out the kubeconfig. */
package dev.mold.koral.kubeconfig;
