/** Compute, disk and network offerings. */
package dev.mold.server.offering;
