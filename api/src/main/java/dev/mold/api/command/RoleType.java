package dev.mold.api.command;

/** The four standard role types. */
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

    /** The form in {@code roletype} of a response. */
    public String wireName() {
        return wireName;
    }

    /** The form in {@code accounttype} of a response. */
    public int accountType() {
        return accountType;
    }

    /** Whether this role sees more than its own account. */
    public boolean administers() {
        return this != USER;
    }
}
