/** Asynchronous jobs on the wire; each of them is an operation, that is, one run of a flow. */
package dev.mold.server.job;
