/** What accounts and domains may use at most. */
package dev.mold.server.limit;
