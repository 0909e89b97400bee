/** Zones, pods, clusters and hosts as capacity; the public addresses of a zone; which back end serves it. */
package dev.mold.server.zone;
