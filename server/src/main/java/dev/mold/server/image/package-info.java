/** Templates, from which machines are created, and ISOs, which are attached to machines. */
package dev.mold.server.image;
