/** Values computed from rows of the database, and whether they are still current. */
package dev.mold.server.platform.rows;
