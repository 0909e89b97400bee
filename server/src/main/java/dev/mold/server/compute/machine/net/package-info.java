/** Isolated networks on this host: a switch and a router each, in network namespaces, and their shared public side. */
package dev.mold.server.compute.machine.net;
