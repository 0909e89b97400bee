package dev.mold.server.platform;

import dev.mold.api.error.ApiException;

/** Checks of texts that callers choose. */
public final class Names {
    private Names() {}

    /**
     * A name without the blanks around it.
     *
     * @param what what it names, for the message
     * @throws ApiException INVALID_PARAMETER if nothing is left or it has control characters
     */
    public static String clean(String name, String what) {
        var clean = name == null ? "" : name.strip();
        if (clean.isEmpty()) {
            throw ApiException.invalid("The name of the " + what + " must not be empty");
        }
        if (clean.chars().anyMatch(Character::isISOControl)) {
            throw ApiException.invalid("The name of the " + what + " must not contain control characters");
        }
        return clean;
    }
}
