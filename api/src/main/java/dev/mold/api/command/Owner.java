package dev.mold.api.command;

import dev.mold.api.id.DomainId;
import dev.mold.api.id.ProjectId;

/** Parameters that determine the owner of a new resource; without any of them, the caller. */
public record Owner(
        @Param("The owning account; needs domainid") String account,
        @Param("The domain of the account") DomainId domainid,
        @Param("The owning project") ProjectId projectid) {

    /** The caller itself. */
    public static Owner caller() {
        return new Owner(null, null, null);
    }
}
