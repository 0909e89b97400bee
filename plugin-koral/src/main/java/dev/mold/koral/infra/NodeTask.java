package dev.mold.koral.infra;

import java.util.Locale;

/** The tasks of {@code docs/contracts/node-shell.md}. */
public enum NodeTask {
    PREPARE,
    INIT,
    SHARE,
    JOIN,
    LEAVE;

    /** The name in the node script. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
