/** Stopping a cluster. */
package dev.mold.koral.stop;
