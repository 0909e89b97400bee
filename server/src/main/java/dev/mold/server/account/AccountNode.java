package dev.mold.server.account;

import dev.mold.api.cloud.Account;

/** A cached account. */
record AccountNode(Account account, DomainNode domain, RoleNode role, AccountState state, ApiKeyAccess apiKeyAccess) {}
