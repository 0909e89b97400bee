package dev.mold.server.zone;

import dev.mold.api.error.ApiException;

/** Parses and formats allocation states. */
final class Allocation {
    private Allocation() {}

    /** @throws ApiException INVALID_PARAMETER unless it is Enabled or Disabled, or Enable or Disable */
    static boolean enabled(String state) {
        if (state.equalsIgnoreCase("Enabled") || state.equalsIgnoreCase("Enable")) {
            return true;
        }
        if (state.equalsIgnoreCase("Disabled") || state.equalsIgnoreCase("Disable")) {
            return false;
        }
        throw ApiException.invalid("Invalid allocation state " + state + ": Enabled or Disabled is needed");
    }

    static boolean enabledUnlessSaid(String state) {
        return state == null || enabled(state);
    }

    /** For a filter: null if no state is given. */
    static Boolean filter(String state) {
        return state == null ? null : (Boolean) enabled(state);
    }

    static String show(boolean enabled) {
        return enabled ? "Enabled" : "Disabled";
    }
}
