/** What runs machines: the choice of a back end, and the back ends themselves in packages below that see the api alone. */
package dev.mold.server.compute;
