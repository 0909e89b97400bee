/** Deleting a cluster. */
package dev.mold.koral.delete;
