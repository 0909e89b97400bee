/**
 * Real machines on one Linux host, without KVM or Docker: systemd-nspawn machines, and a virtual router per network.
 */
package dev.mold.server.compute.machine;
