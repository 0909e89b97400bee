package dev.mold.server.account;

import dev.mold.api.cloud.Account;

/** An account as the cache holds it. */
record AccountNode(Account account, DomainNode domain, RoleNode role, AccountState state, ApiKeyAccess apiKeyAccess) {}
