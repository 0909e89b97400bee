package dev.mold.server.account;

import java.util.UUID;

/**
 * The input of an account flow.
 *
 * @param subject the account, user or domain
 * @param option lock rather than disable, or delete with accounts and sub-domains
 */
record AccountWork(UUID subject, boolean option) {}
