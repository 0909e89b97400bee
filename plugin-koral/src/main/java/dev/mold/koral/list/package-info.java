/** Listing clusters. */
package dev.mold.koral.list;
