/** The engine that runs flows: every step is stored, one server at a time works on an operation, any can take over. */
package dev.mold.server.job.flow;
