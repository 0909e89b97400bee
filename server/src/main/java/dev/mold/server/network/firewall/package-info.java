/** Firewall rules of public addresses, and egress rules of networks. */
package dev.mold.server.network.firewall;
