/** Load balancing of ports of public addresses over machines. */
package dev.mold.server.network.loadbalancer;
