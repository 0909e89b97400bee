/** The Linux host: its programs and processes. */
package dev.mold.server.compute.machine.host;
