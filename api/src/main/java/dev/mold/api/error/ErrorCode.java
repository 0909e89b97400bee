package dev.mold.api.error;

import java.util.Objects;

/**
 * An error code, with a name and the two numbers that CloudStack's clients use.
 *
 * @param name unique upper-case name, such as {@code RESOURCE_IN_USE}
 * @param kind who has to act
 * @param wireCode {@code errorcode} of the response and its HTTP status
 * @param csCode {@code cserrorcode} of the response
 */
public record ErrorCode(String name, ErrorKind kind, int wireCode, int csCode) {
    public ErrorCode {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
    }

    /** Whether the same call may succeed later. */
    public boolean worthRetrying() {
        return kind == ErrorKind.RESOURCE;
    }

    @Override
    public String toString() {
        return name;
    }
}
