/** Recurring health checks of clusters. */
package dev.mold.koral.watch;
