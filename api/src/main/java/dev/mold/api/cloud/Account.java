package dev.mold.api.cloud;

import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;

/**
 * An owner of resources.
 *
 * @param domainPath as shown on the wire: {@code ROOT} or {@code ROOT/a/b}
 */
public record Account(AccountId id, String name, DomainId domain, String domainName, String domainPath) {}
