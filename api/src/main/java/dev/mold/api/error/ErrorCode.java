package dev.mold.api.error;

import java.util.Objects;

/**
 * What went wrong, as a name for people and programs and as the two numbers that CloudStack's clients know.
 *
 * @param name unique upper-case name, such as {@code RESOURCE_IN_USE}
 * @param kind who has to act
 * @param wireCode {@code errorcode} of the answer and its HTTP status
 * @param csCode {@code cserrorcode} of the answer
 */
public record ErrorCode(String name, ErrorKind kind, int wireCode, int csCode) {
    public ErrorCode {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
    }

    /** Whether the same call may succeed later without being changed. */
    public boolean worthRetrying() {
        return kind == ErrorKind.RESOURCE;
    }

    @Override
    public String toString() {
        return name;
    }
}
