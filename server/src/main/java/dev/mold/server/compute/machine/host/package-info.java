/** The Linux host itself: its programs and processes. */
package dev.mold.server.compute.machine.host;
