package dev.mold.server.account;

import java.util.UUID;

/**
 * What a run of an account flow is about.
 *
 * @param subject the account, user or domain
 * @param option lock rather than disable, or delete with all that is below
 */
record AccountWork(UUID subject, boolean option) {}
