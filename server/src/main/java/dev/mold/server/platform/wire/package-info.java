/** How views look on the wire, in JSON and in XML. */
package dev.mold.server.platform.wire;
