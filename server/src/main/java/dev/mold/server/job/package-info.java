/** Asynchronous jobs as clients see them; each is a run of a flow. */
package dev.mold.server.job;
