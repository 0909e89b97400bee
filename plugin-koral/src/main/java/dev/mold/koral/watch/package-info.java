/** Watching over clusters. */
package dev.mold.koral.watch;
