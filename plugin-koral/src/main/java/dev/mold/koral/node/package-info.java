/** The nodes of clusters, the pools that they belong to and the sites where they are. */
package dev.mold.koral.node;
