package dev.mold.server.web;

import dev.mold.api.error.ApiException;

/** A request's parameters cannot be read. */
final class UnreadableRequest extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ApiException failure;
    private final boolean json;

    /** @param json whether the answer is to be JSON */
    UnreadableRequest(ApiException failure, boolean json) {
        super(failure.getMessage(), failure);
        this.failure = failure;
        this.json = json;
    }

    ApiException failure() {
        return failure;
    }

    boolean json() {
        return json;
    }
}
