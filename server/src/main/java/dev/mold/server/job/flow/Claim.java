package dev.mold.server.job.flow;

import dev.mold.api.id.OperationId;

/**
 * One server's hold on an operation. It is lost when another server takes the operation up, which raises the epoch.
 */
record Claim(OperationId operation, long epoch) {}
