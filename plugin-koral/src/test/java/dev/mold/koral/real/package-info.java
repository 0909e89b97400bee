/**
 * Clusters on real machines of this host, from the outside: {@code scripts/test-real} runs these, as they need root, a
 * node image, an ISO with Kubernetes, and minutes.
 */
package dev.mold.koral.real;
