/** Images on the host: downloaded, verified and stored as one file each. */
package dev.mold.server.compute.machine.image;
