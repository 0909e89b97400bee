/** What all back ends of this server rest on. */
package dev.mold.server.compute.base;
