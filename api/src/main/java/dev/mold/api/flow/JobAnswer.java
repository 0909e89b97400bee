package dev.mold.api.flow;

import dev.mold.api.response.Success;

/**
 * The result of a successful job.
 *
 * @param entityKey the key of the view in {@code jobresult}; empty if its fields are directly in there
 * @param view a view record or {@link Success}
 */
public record JobAnswer(String entityKey, Object view) {
    public static JobAnswer success() {
        return new JobAnswer("", Success.done());
    }

    public static JobAnswer success(String details) {
        return new JobAnswer("", Success.done(details));
    }
}
