package dev.mold.api.error;

/** Who has to act on an error. */
public enum ErrorKind {
    /** The caller: the request is wrong and will fail again as it stands. */
    USER,
    /** The operator or time: something needed is short or away; the same request may succeed later. */
    RESOURCE,
    /** Nobody but us: a fault of the software. */
    INTERNAL
}
