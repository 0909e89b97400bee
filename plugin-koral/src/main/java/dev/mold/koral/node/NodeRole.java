package dev.mold.koral.node;

import java.util.Locale;

/** The role of a node. */
public enum NodeRole {
    CONTROL,
    WORKER;

    /** The name in the node script and in the node's settings. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
