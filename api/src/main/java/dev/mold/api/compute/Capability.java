package dev.mold.api.compute;

/** What a compute back end can do beyond the least. All is expected unless a back end says that it lacks it. */
public enum Capability {
    /** An ISO can be attached to and detached from a running machine. */
    ISO_HOT_PLUG,
    /** The router spreads connections over machines. */
    LOAD_BALANCER,
    /** An address can be given to one machine as a whole. */
    STATIC_NAT,
    /** Connections to ports that no firewall rule opens are refused for real. */
    FIREWALL,
    /** What a machine writes to its console can be read. */
    CONSOLE_LOG
}
