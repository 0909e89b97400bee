/**
 * Black-box tests of clusters on real machines of this host, run by {@code scripts/test-real}: they need root, a node
 * image, an ISO with Kubernetes, and minutes.
 */
package dev.mold.koral.real;
