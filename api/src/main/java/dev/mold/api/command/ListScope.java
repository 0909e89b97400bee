package dev.mold.api.command;

import dev.mold.api.id.DomainId;
import dev.mold.api.id.Id;
import dev.mold.api.id.ProjectId;

/** Parameters that say whose things are listed; none of them means the caller's own. */
public record ListScope(
        @Param("List things of this account; needs domainid") String account,
        @Param("List only things of this domain") DomainId domainid,
        @Param("With true, sub-domains too") Boolean isrecursive,
        @Param("With true, all that the caller may see and not just its own") Boolean listall,
        @Param("List only things of this project") ProjectId projectid) {

    /** The caller's own. */
    public static ListScope own() {
        return new ListScope(null, null, null, null, null);
    }

    /**
     * Where to look for one thing: clients that name it by its id leave the scope out and expect it from wherever the
     * caller may look.
     *
     * @param id the wanted thing's; null if none is named
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
