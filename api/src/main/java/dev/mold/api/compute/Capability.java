package dev.mold.api.compute;

/** Optional features of a compute back end. All are expected unless a back end declares that it lacks them. */
public enum Capability {
    /** An ISO can be attached to and detached from a running machine. */
    ISO_HOT_PLUG,
    /** The router balances connections over machines. */
    LOAD_BALANCER,
    /** A whole public address can be mapped to one machine. */
    STATIC_NAT,
    /** Connections to ports without a firewall rule are actually refused. */
    FIREWALL,
    /** A machine's console output can be read. */
    CONSOLE_LOG
}
