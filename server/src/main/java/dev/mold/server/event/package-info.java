/** The event log that users see. */
package dev.mold.server.event;
