package dev.mold.server.offering;

import dev.mold.api.error.ApiException;
import java.util.List;

/** Validates parameters for which only some values are offered. */
final class Choices {
    private Choices() {}

    /**
     * The matching option, ignoring case.
     *
     * @throws ApiException INVALID_PARAMETER for any other value
     */
    static String one(String given, String parameter, String... options) {
        for (var option : options) {
            if (option.equalsIgnoreCase(given)) {
                return option;
            }
        }
        throw ApiException.invalid(
                "Invalid " + parameter + " " + given + ": it can be " + String.join(" or ", List.of(options)));
    }

    /** Accepts null or one of the options. */
    static void onlyIfGiven(String given, String parameter, String... options) {
        if (given != null) {
            one(given, parameter, options);
        }
    }

    /** @throws ApiException INVALID_PARAMETER if it is true */
    static void notTrue(Boolean given, String parameter) {
        if (Boolean.TRUE.equals(given)) {
            throw ApiException.invalid("Parameter " + parameter + " can only be false here");
        }
    }

    static boolean orElse(Boolean given, boolean otherwise) {
        return given == null ? otherwise : given;
    }

    /** The display text; the name if there is none. */
    static String text(String displayText, String name) {
        return displayText == null || displayText.isBlank() ? name : displayText.strip();
    }

    /**
     * Parses Active or Inactive; {@code before} if not given. @throws ApiException INVALID_PARAMETER for another value
     */
    static boolean active(String state, boolean before) {
        return state == null ? before : one(state, "state", "Active", "Inactive").equals("Active");
    }

    /** Parses the state filter; null for no restriction. @throws ApiException INVALID_PARAMETER for another value */
    static Boolean activeFilter(String state, boolean admin) {
        if (state == null || !admin) {
            return true;
        }
        var chosen = one(state, "state", "Active", "Inactive", "all");
        return chosen.equals("all") ? null : (Boolean) chosen.equals("Active");
    }
}
