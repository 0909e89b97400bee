/** The wire form of views, in JSON and XML. */
package dev.mold.server.platform.wire;
