package dev.mold.server.account;

import dev.mold.api.id.AccountId;
import dev.mold.api.id.UserId;

/** The account that the first start made for the system itself. */
record StandardAccounts(AccountId systemAccount, UserId systemUser) {}
