/** The API engine's view of users: identifying callers and checking logins. */
package dev.mold.server.caller;
