/** Public addresses: who has which, and which of their ports lead somewhere. */
package dev.mold.server.network.address;
