package dev.mold.api.command;

import dev.mold.api.id.DomainId;
import dev.mold.api.id.ProjectId;

/** Parameters that determine the owner of a new resource; without any of them, the caller. */
public record Owner(
        @Param("The owning account; needs domainid") String account,
        @Param(value = "The domain of the account", access = Access.ANY) DomainId domainid,
        @Param(value = "The owning project", access = Access.ANY) ProjectId projectid) {

    /** The caller itself. */
    public static Owner caller() {
        return new Owner(null, null, null);
    }
}
