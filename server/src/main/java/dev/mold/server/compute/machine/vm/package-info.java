/** Machines on the host: records, files, power, drives, removal. */
package dev.mold.server.compute.machine.vm;
