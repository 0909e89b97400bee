package dev.mold.server.account;

import dev.mold.api.cloud.ResourceKind;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import java.util.OptionalLong;

/** Tells limits, for the answers of listAccounts and listDomains; a bean of the feature that keeps them. */
public interface LimitSource {
    /** The most that the account may use; empty for no limit. */
    OptionalLong limit(AccountId account, ResourceKind kind);

    /** The most that the accounts of the domain and below may use together; empty for no limit. */
    OptionalLong limit(DomainId domain, ResourceKind kind);
}
