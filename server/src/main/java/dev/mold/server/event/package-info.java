/** The log of what happened, as users see it. */
package dev.mold.server.event;
