/** The nodes of clusters, with their pools and sites. */
package dev.mold.koral.node;
