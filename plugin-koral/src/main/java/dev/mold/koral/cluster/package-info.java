/** What a cluster is and which states it goes through: plain Java, no storage and no infrastructure. */
package dev.mold.koral.cluster;
