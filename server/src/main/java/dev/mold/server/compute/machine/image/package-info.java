/** Images on the host: fetched, checked, kept as one file each. */
package dev.mold.server.compute.machine.image;
