package dev.mold.server.account;

import dev.mold.api.cloud.EventType;

/** Event types of accounts, users and domains. */
final class AccountEventTypes {
    static final EventType ACCOUNT_DISABLE =
            new EventType("ACCOUNT.DISABLE", "An account is disabled or locked");
    static final EventType ACCOUNT_DELETE =
            new EventType("ACCOUNT.DELETE", "An account is deleted with all that it owns");
    static final EventType USER_DISABLE = new EventType("USER.DISABLE", "A user is disabled");
    static final EventType DOMAIN_DELETE = new EventType("DOMAIN.DELETE", "A domain is deleted");

    private AccountEventTypes() {}
}
