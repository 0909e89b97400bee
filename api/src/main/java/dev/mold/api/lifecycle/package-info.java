/** States and events as a table. */
package dev.mold.api.lifecycle;
