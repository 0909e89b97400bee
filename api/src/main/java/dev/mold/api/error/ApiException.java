package dev.mold.api.error;

import dev.mold.api.id.Id;
import java.util.List;

/** A failure with a code and a text that may be shown to the caller as it is. */
public final class ApiException extends RuntimeException {
    private final transient ErrorCode code;
    private final transient List<Subject> subjects;

    /** An entity that the error is about; ends up in the answer's {@code uuidList}. */
    public record Subject(Id id, String description) {}

    public ApiException(ErrorCode code, String message, List<Subject> subjects, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.subjects = List.copyOf(subjects);
    }

    public ApiException(ErrorCode code, String message) {
        this(code, message, List.of(), null);
    }

    public ApiException(ErrorCode code, String message, Throwable cause) {
        this(code, message, List.of(), cause);
    }

    /** A parameter value that breaks a rule (431). */
    public static ApiException invalid(String message) {
        return new ApiException(Errors.INVALID_PARAMETER, message);
    }

    /** The caller may not do this (531). */
    public static ApiException denied(String message) {
        return new ApiException(Errors.PERMISSION_DENIED, message);
    }

    /** The resource is in a state that forbids this (530). */
    public static ApiException wrongState(String message) {
        return new ApiException(Errors.WRONG_STATE, message);
    }

    public ErrorCode code() {
        return code;
    }

    public List<Subject> subjects() {
        return subjects;
    }
}
