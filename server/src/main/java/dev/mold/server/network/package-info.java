/** Guest networks with their interfaces and routers; what a router does besides is brought by the sub-packages. */
package dev.mold.server.network;
