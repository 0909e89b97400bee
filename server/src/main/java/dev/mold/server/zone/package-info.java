/** Zones, pods, clusters and hosts with their capacity; a zone's public addresses and its compute back end. */
package dev.mold.server.zone;
