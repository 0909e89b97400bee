/** Starting a cluster. */
package dev.mold.koral.start;
