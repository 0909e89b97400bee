/** The choice of a compute back end, and the back ends in sub-packages, which depend on the api only. */
package dev.mold.server.compute;
