package dev.mold.api.error;

import dev.mold.api.id.Id;
import java.util.List;

/** A failure with an error code and a message that may be shown to the caller. */
public final class ApiException extends RuntimeException {
    private final transient ErrorCode code;
    private final transient List<Subject> subjects;

    /** An entity related to the error; returned in {@code uuidList} of the response. */
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

    /** For an invalid parameter value (431). */
    public static ApiException invalid(String message) {
        return new ApiException(Errors.INVALID_PARAMETER, message);
    }

    /** For a caller without permission (531). */
    public static ApiException denied(String message) {
        return new ApiException(Errors.PERMISSION_DENIED, message);
    }

    /** For a resource in a state that does not allow the operation (530). */
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
