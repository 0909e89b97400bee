/** The interface between the server and its compute back ends. */
package dev.mold.api.compute;
