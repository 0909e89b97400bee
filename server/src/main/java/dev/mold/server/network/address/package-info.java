/** Public addresses: their allocation, static NAT and the use of their ports. */
package dev.mold.server.network.address;
