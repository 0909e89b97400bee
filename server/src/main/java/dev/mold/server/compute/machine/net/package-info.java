/** Isolated networks on this host: a switch and a router each, in network namespaces, and the public side they share. */
package dev.mold.server.compute.machine.net;
