/** Ports of public addresses whose connections are spread over machines. */
package dev.mold.server.network.loadbalancer;
