/** Showing the progress of operations on clusters. */
package dev.mold.koral.operations;
