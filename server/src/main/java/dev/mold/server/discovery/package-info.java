/** The catalogue of commands, and what callers are told of it. */
package dev.mold.server.discovery;
