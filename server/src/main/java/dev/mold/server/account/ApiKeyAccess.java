package dev.mold.server.account;

import dev.mold.api.error.ApiException;
import dev.mold.api.error.Errors;
import java.util.Locale;

/** Whether calls may be signed with an API key. */
enum ApiKeyAccess {
    ENABLED,
    DISABLED,
    /** As set for the account; for an account, as set for the server, which allows it. */
    INHERIT;

    /** @throws ApiException (431) for an unknown value */
    static ApiKeyAccess parse(String text) {
        try {
            return valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ApiException(
                    Errors.INVALID_PARAMETER,
                    "apikeyaccess is one of enabled, disabled, inherit",
                    e);
        }
    }
}
