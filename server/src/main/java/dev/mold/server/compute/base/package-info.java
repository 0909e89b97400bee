/** Common classes of this server's back ends. */
package dev.mold.server.compute.base;
