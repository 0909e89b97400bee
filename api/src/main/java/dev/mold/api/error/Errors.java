package dev.mold.api.error;

import java.util.List;

/** The common error codes. Wire codes and cserrorcodes are CloudStack's. */
public final class Errors {
    public static final ErrorCode BAD_REQUEST = user("BAD_REQUEST", 400, 9999);
    public static final ErrorCode UNAUTHORIZED = user("UNAUTHORIZED", 401, 4290);
    public static final ErrorCode METHOD_NOT_ALLOWED = user("METHOD_NOT_ALLOWED", 405, 9999);
    public static final ErrorCode RATE_LIMITED = resource("RATE_LIMITED", 429, 4545);
    public static final ErrorCode MALFORMED_PARAMETER = user("MALFORMED_PARAMETER", 430, 9999);
    public static final ErrorCode INVALID_PARAMETER = user("INVALID_PARAMETER", 431, 4350);
    /** A parameter rejected by the engine before the handler is called; CloudStack's servers use 9999 for it. */
    public static final ErrorCode PARAMETER_REFUSED = user("PARAMETER_REFUSED", 431, 9999);
    public static final ErrorCode UNKNOWN_COMMAND = user("UNKNOWN_COMMAND", 432, 9999);
    public static final ErrorCode SHUTTING_DOWN = resource("SHUTTING_DOWN", 503, 9999);
    public static final ErrorCode INTERNAL = new ErrorCode("INTERNAL", ErrorKind.INTERNAL, 530, 9999);
    /** The state of a resource does not allow the operation; CloudStack reports it as a runtime failure. */
    public static final ErrorCode WRONG_STATE = user("WRONG_STATE", 530, 4250);
    public static final ErrorCode NOT_CONFIGURED = user("NOT_CONFIGURED", 530, 4250);
    public static final ErrorCode BACKEND_FAILED = resource("BACKEND_FAILED", 530, 4250);
    public static final ErrorCode TIMED_OUT = resource("TIMED_OUT", 530, 4250);
    public static final ErrorCode CANCELLED = user("CANCELLED", 530, 4250);
    public static final ErrorCode CONCURRENT_OPERATION = resource("CONCURRENT_OPERATION", 530, 4300);
    public static final ErrorCode PERMISSION_DENIED = user("PERMISSION_DENIED", 531, 4365);
    public static final ErrorCode LOGIN_FAILED = user("LOGIN_FAILED", 531, 4290);
    public static final ErrorCode ACCOUNT_LIMIT = user("ACCOUNT_LIMIT", 532, 4280);
    public static final ErrorCode INSUFFICIENT_CAPACITY = resource("INSUFFICIENT_CAPACITY", 533, 4340);
    public static final ErrorCode RESOURCE_UNAVAILABLE = resource("RESOURCE_UNAVAILABLE", 534, 4380);
    public static final ErrorCode RESOURCE_LIMIT = user("RESOURCE_LIMIT", 535, 4370);
    public static final ErrorCode RESOURCE_IN_USE = user("RESOURCE_IN_USE", 536, 4375);
    public static final ErrorCode NETWORK_RULE_CONFLICT = user("NETWORK_RULE_CONFLICT", 537, 4360);

    private static final List<ErrorCode> ALL = List.of(
            BAD_REQUEST,
            UNAUTHORIZED,
            METHOD_NOT_ALLOWED,
            RATE_LIMITED,
            MALFORMED_PARAMETER,
            INVALID_PARAMETER,
            PARAMETER_REFUSED,
            UNKNOWN_COMMAND,
            SHUTTING_DOWN,
            INTERNAL,
            WRONG_STATE,
            NOT_CONFIGURED,
            BACKEND_FAILED,
            TIMED_OUT,
            CANCELLED,
            CONCURRENT_OPERATION,
            PERMISSION_DENIED,
            LOGIN_FAILED,
            ACCOUNT_LIMIT,
            INSUFFICIENT_CAPACITY,
            RESOURCE_UNAVAILABLE,
            RESOURCE_LIMIT,
            RESOURCE_IN_USE,
            NETWORK_RULE_CONFLICT);

    private Errors() {}

    /** All codes above, for the reference page and for looking up a code by name. */
    public static List<ErrorCode> all() {
        return ALL;
    }

    private static ErrorCode user(String name, int wireCode, int csCode) {
        return new ErrorCode(name, ErrorKind.USER, wireCode, csCode);
    }

    private static ErrorCode resource(String name, int wireCode, int csCode) {
        return new ErrorCode(name, ErrorKind.RESOURCE, wireCode, csCode);
    }
}
