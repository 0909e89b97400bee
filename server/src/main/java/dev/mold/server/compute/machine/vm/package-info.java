/** Machines on the host: what is stored of them, their files, their power, their drive, their removal. */
package dev.mold.server.compute.machine.vm;
