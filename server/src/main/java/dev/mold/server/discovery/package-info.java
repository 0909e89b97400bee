/** The registry of commands, and its description for clients. */
package dev.mold.server.discovery;
