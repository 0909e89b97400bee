/** The ports to nodes, Kubernetes APIs and key generation; the adapters are in the subpackages. */
package dev.mold.koral.infra;
