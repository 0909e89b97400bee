/** Infrastructure that every feature uses; imports no feature. */
package dev.mold.server.platform;
