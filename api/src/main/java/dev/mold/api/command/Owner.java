package dev.mold.api.command;

import dev.mold.api.id.DomainId;
import dev.mold.api.id.ProjectId;

/** Parameters that say for whom something is made; none of them means the caller. */
public record Owner(
        @Param("An account to own it; needs domainid") String account,
        @Param("The domain of the account") DomainId domainid,
        @Param("A project to own it") ProjectId projectid) {

    /** The caller itself. */
    public static Owner caller() {
        return new Owner(null, null, null);
    }
}
