/** The domain model of clusters and their lifecycle: plain Java, no storage and no infrastructure. */
package dev.mold.koral.cluster;
