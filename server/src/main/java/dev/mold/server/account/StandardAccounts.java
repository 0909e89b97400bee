package dev.mold.server.account;

import dev.mold.api.id.AccountId;
import dev.mold.api.id.UserId;

/** The account and user of the system itself, created at first start. */
record StandardAccounts(AccountId systemAccount, UserId systemUser) {}
