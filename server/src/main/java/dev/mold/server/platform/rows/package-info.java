/** What was made of rows of the database, and whether it is still what they say. */
package dev.mold.server.platform.rows;
