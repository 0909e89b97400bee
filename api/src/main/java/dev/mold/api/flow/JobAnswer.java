package dev.mold.api.flow;

import dev.mold.api.response.Success;

/**
 * What a job answers when it succeeded.
 *
 * @param entityKey the key over the view in {@code jobresult}; empty for fields that stand there directly
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
