package dev.mold.server.account;

import java.util.Locale;

/** Whether a user or all users of an account may call. */
enum AccountState {
    ENABLED,
    /** May neither log in nor call. */
    DISABLED,
    /** As disabled, but meant to pass. */
    LOCKED;

    /** As in {@code state} of an answer. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
