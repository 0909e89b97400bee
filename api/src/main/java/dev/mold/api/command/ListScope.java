package dev.mold.api.command;

import dev.mold.api.id.DomainId;
import dev.mold.api.id.Id;
import dev.mold.api.id.ProjectId;

/** Parameters that determine whose resources are listed; without any of them, the caller's own. */
public record ListScope(
        @Param("List resources of this account; needs domainid") String account,
        @Param("List only resources of this domain") DomainId domainid,
        @Param("If true, sub-domains too") Boolean isrecursive,
        @Param("If true, all that the caller may see and not just its own") Boolean listall,
        @Param("List only resources of this project") ProjectId projectid) {

    /** The caller's own resources. */
    public static ListScope own() {
        return new ListScope(null, null, null, null, null);
    }

    /**
     * The scope for a query by id: clients omit the scope then, and expect the entity from anywhere visible to the
     * caller.
     *
     * @param id the requested id; null if none is given
     */
    public ListScope lookingFor(Id id) {
        var unscoped = account == null && domainid == null && projectid == null && !Boolean.TRUE.equals(listall);
        return id != null && unscoped ? everything() : this;
    }

    /** All that the caller may see. */
    public static ListScope everything() {
        return new ListScope(null, null, true, true, null);
    }
}
