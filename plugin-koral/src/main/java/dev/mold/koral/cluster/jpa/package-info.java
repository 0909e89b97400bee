/** Clusters and their secrets in the database. */
package dev.mold.koral.cluster.jpa;
