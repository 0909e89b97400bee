package dev.mold.api.response;

/**
 * The answer of commands that return no entity. A synchronous answer carries {@code displaytext}; a job's result calls
 * the same text {@code details}. The engine sees to that.
 */
@View
public record Success(
        @Field("Whether it was done") boolean success,
        @Field("More about it") String displaytext) {

    public static Success done() {
        return new Success(true, null);
    }

    public static Success done(String displaytext) {
        return new Success(true, displaytext);
    }
}
