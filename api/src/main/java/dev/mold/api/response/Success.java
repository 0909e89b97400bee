package dev.mold.api.response;

/**
 * The response of commands that return no entity. A synchronous response contains {@code displaytext}; in a job's
 * result the engine renames it to {@code details}.
 */
@View
public record Success(
        @Field("Whether it succeeded") boolean success,
        @Field("Further information") String displaytext) {

    public static Success done() {
        return new Success(true, null);
    }

    public static Success done(String displaytext) {
        return new Success(true, displaytext);
    }
}
