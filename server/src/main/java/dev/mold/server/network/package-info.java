/** Guest networks with their interfaces and routers; the sub-packages add the other services of routers. */
package dev.mold.server.network;
