package dev.mold.api.command;

/** What a caller must be allowed to do with the entity that a parameter identifies. */
public enum Access {
    /** Not declared, which only filters of lists may leave so: what a list returns is restricted by its scope. */
    UNDECLARED,
    /** Nothing: the entity has to exist. */
    ANY,
    /** Use it: common to all, shared with all, or what {@link #OWN} permits. */
    USE,
    /**
     * Change it: the caller's own, or that of an account or domain that it administers. What belongs to nobody is
     * the root administrators'.
     */
    OWN,
    /** Administer it: that of an account or domain that the caller administers; its own only as an administrator. */
    ADMIN
}
