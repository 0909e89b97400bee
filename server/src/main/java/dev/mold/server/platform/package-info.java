/** What every feature stands on; imports no feature. */
package dev.mold.server.platform;
