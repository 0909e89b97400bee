/** Typed ids; on the wire each is a UUID. */
package dev.mold.api.id;
