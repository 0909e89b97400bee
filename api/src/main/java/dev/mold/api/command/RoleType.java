package dev.mold.api.command;

/** The four standard kinds of role. */
public enum RoleType {
    ADMIN("Admin", 1),
    RESOURCE_ADMIN("ResourceAdmin", 3),
    DOMAIN_ADMIN("DomainAdmin", 2),
    USER("User", 0);

    private final String wireName;
    private final int accountType;

    RoleType(String wireName, int accountType) {
        this.wireName = wireName;
        this.accountType = accountType;
    }

    /** As in {@code roletype} of an answer. */
    public String wireName() {
        return wireName;
    }

    /** As in {@code accounttype} of an answer. */
    public int accountType() {
        return accountType;
    }

    /** Whether this role sees more than its own account. */
    public boolean administers() {
        return this != USER;
    }
}
