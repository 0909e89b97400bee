package dev.mold.api.error;

/** Who has to act on an error. */
public enum ErrorKind {
    /** The caller: the request is invalid and will fail again. */
    USER,
    /** The operator, or time: a resource is exhausted or unavailable; the same request may succeed later. */
    RESOURCE,
    /** The developers: a bug in the software. */
    INTERNAL
}
