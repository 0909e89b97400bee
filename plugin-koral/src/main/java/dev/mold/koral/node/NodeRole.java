package dev.mold.koral.node;

import java.util.Locale;

/** What a node is for. */
public enum NodeRole {
    CONTROL,
    WORKER;

    /** As the node script and the node's settings know it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
