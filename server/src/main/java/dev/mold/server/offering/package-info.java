/** Compute, disk and network offerings: what can be chosen. */
package dev.mold.server.offering;
