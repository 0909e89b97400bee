package dev.mold.server.account;

import java.util.Locale;

/** Whether a user, or all users of an account, may log in and call. */
enum AccountState {
    ENABLED,
    /** May neither log in nor call. */
    DISABLED,
    /** Same effect as disabled, but meant to be temporary. */
    LOCKED;

    /** The form in {@code state} of a response. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
