package dev.mold.api.command;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.mold.api.id.AccountId;
import dev.mold.api.id.DomainId;
import dev.mold.api.id.OperationId;
import dev.mold.api.id.RoleId;
import dev.mold.api.id.UserId;
import java.util.Optional;

/**
 * The authenticated caller. It is stored with operations, so it contains no secret and no session.
 *
 * @param user the user
 * @param username its login name
 * @param account the user's account
 * @param accountName its name
 * @param domain the account's domain
 * @param domainPath path of the domain, {@code /} for the root and {@code /a/b/} below it
 * @param role the account's role
 * @param roleType the type of that role
 * @param customJobId the job uuid requested by the caller, if any
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CallContext(
        UserId user,
        String username,
        AccountId account,
        String accountName,
        DomainId domain,
        String domainPath,
        RoleId role,
        RoleType roleType,
        Optional<OperationId> customJobId) {

    public boolean rootAdmin() {
        return roleType == RoleType.ADMIN;
    }
}
