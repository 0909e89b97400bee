/** Real machines on one Linux host, without KVM or Docker: systemd-nspawn machines, a virtual router for each network. */
package dev.mold.server.compute.machine;
